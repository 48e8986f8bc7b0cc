namespace StaffSelect.LoadTest;

/// <summary>The run cannot go on, or its outcome is wrong; the message is for whoever started it.</summary>
internal sealed class LoadTestException(string message) : Exception(message);
