using System.Collections.Frozen;
using System.Xml;

namespace StaffSelect.Domain.Testing;

/// <summary>What an item's picture may consist of.</summary>
/// <remarks>
/// The picture is written into pages as it is, so the list is of what is allowed: shapes and their geometry. No script, style,
/// event attribute, reference, text, comment, entity or processing instruction. Text in pictures is not allowed because it is neither translated nor read aloud.
/// </remarks>
public static class SvgPicture
{
    /// <summary>Longest picture, in characters.</summary>
    public const int MaximumLength = 20_000;

    private const string Namespace = "http://www.w3.org/2000/svg";

    private static readonly FrozenSet<string> Elements = FrozenSet.ToFrozenSet([
        "svg",
        "g",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "path",
    ]);

    private static readonly FrozenSet<string> Attributes = FrozenSet.ToFrozenSet([
        "viewBox",
        "width",
        "height",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "d",
        "points",
        "fill",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-dasharray",
        "transform",
    ]);

    /// <summary>Why the picture is refused, or null when it is clean.</summary>
    /// <returns>The offending element, attribute or a word for the kind of fault; shown to the author.</returns>
    public static string? Fault(string svg)
    {
        ArgumentNullException.ThrowIfNull(svg);
        if (svg.Length > MaximumLength)
        {
            return $"> {MaximumLength}";
        }

        try
        {
            using var reader = XmlReader.Create(
                new StringReader(svg),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
            );
            var isFirst = true;
            while (reader.Read())
            {
                if (NodeFault(reader, isFirst) is { } fault)
                {
                    return fault;
                }

                isFirst = false;
            }

            return isFirst ? "svg" : null;
        }
        catch (XmlException fault)
        {
            return fault.LineNumber == 0 ? "XML" : $"XML {fault.LineNumber}:{fault.LinePosition}";
        }
    }

    private static string? NodeFault(XmlReader reader, bool isFirst)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.EndElement or XmlNodeType.Whitespace:
                return null;
            case XmlNodeType.Element:
                break;
            default:
                return reader.NodeType.ToString();
        }

        if (
            reader.NamespaceURI != Namespace
            || reader.Prefix.Length > 0
            || !Elements.Contains(reader.LocalName)
            || isFirst != (reader.LocalName == "svg")
        )
        {
            return $"<{reader.Name}>";
        }

        while (reader.MoveToNextAttribute())
        {
            if (reader.Name == "xmlns" && reader.Value == Namespace)
            {
                continue;
            }

            if (!Attributes.Contains(reader.Name) || !IsPlain(reader.Value))
            {
                return reader.Name;
            }
        }

        reader.MoveToElement();
        return null;
    }

    private static bool IsPlain(string value) =>
        value.All(character =>
            char.IsAsciiLetterOrDigit(character)
            || character is ' ' or '.' or ',' or '-' or '+' or '#' or '(' or ')' or '%' or '\n'
        ) && !value.Contains("url", StringComparison.OrdinalIgnoreCase);
}
