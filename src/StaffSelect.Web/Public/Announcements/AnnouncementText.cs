namespace StaffSelect.Web.Public.Announcements;

/// <summary>Texts of the announcements.</summary>
public sealed class AnnouncementText;
