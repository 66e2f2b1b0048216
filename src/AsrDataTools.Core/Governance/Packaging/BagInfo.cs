using System.Globalization;
using System.Text;

namespace AsrDataTools.Governance.Packaging;

/// <summary>Labels and values of <c>bag-info.txt</c>, in their order; a label may come more than once (RFC 8493, section 2.2.2).</summary>
internal sealed class BagInfo
{
    public const string FileName = "bag-info.txt";
    public const string PayloadOxum = "Payload-Oxum";

    /// <summary>Characters of all values together beyond which the rest is not kept.</summary>
    private const int MostCharacters = 1 << 20;

    private readonly List<(string Label, string Value)> _entries = [];

    public IReadOnlyList<(string Label, string Value)> Entries => _entries;

    /// <summary>The first value under the label, whatever its letter case; null where there is none.</summary>
    public string? this[string label] => _entries.Find(entry => entry.Label.Equals(label, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Bytes and files of the payload, as <c>Payload-Oxum</c> says; null where it says nothing that can be read.</summary>
    public (long Bytes, long Files)? Oxum => this[PayloadOxum]?.Split('.') is [string bytes, string files]
        && long.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out long size)
        && long.TryParse(files, NumberStyles.None, CultureInfo.InvariantCulture, out long count) ? (size, count) : null;

    /// <exception cref="ArgumentException">The label or value cannot be written.</exception>
    public void Add(string label, string value)
    {
        // One line a value: a line break in it would be a label of its own to some readers.
        string flat = string.Join(' ', value.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (label.Length == 0 || label.AsSpan().ContainsAny(":\r\n") || label != label.Trim()) throw new ArgumentException($"'{label}' is no label.", nameof(label));
        _entries.Add((label, flat));
    }

    public string Write()
    {
        StringBuilder text = new();
        foreach ((string label, string value) in _entries) text.Append(label).Append(": ").Append(value).Append('\n');
        return text.ToString();
    }

    public static BagInfo Read(string bag, Encoding encoding, PackageFindings findings)
    {
        BagInfo info = new();
        int kept = 0;
        foreach ((long number, string? line) in BagText.Lines(Path.Combine(bag, FileName), encoding))
        {
            if (line is not null && line.Trim().Length == 0) continue;
            if ((kept += line?.Length ?? 0) > MostCharacters || line is null)
            {
                Add(number, "is too long to be read; what follows is left out");
                break;
            }

            // A line that begins with white space goes on with the value before it.
            if (line[0] is ' ' or '\t' && info._entries.Count > 0)
            {
                (string label, string value) = info._entries[^1];
                info._entries[^1] = (label, $"{value} {line.Trim()}");
            }
            else if (Split(line) is (string label, string value))
            {
                info._entries.Add((label, value));
            }
            else
            {
                Add(number, "is no label and value");
            }
        }

        if (info[PayloadOxum] is string oxum && info.Oxum is null)
            findings.Add(PackageRule.BagInfoInvalid, Severity.Warning, FileName, $"{PayloadOxum} is '{oxum}', which is no 'bytes.files'; it is not checked.", "Ask the maker for the right one.", line: null);
        return info;

        void Add(long number, string what) => findings.Add(
            PackageRule.BagInfoInvalid, Severity.Warning, FileName, $"{FileName}, line {number}, {what}.", "Write 'Label: value'; a value that goes on in the next line is indented there.", line: number);
    }

    /// <summary>Label and value of one line; null where it is none.</summary>
    public static (string Label, string Value)? Split(string? line) => line?.IndexOf(':') is > 0 and int colon ? (line[..colon].Trim(), line[(colon + 1)..].Trim()) : null;
}
