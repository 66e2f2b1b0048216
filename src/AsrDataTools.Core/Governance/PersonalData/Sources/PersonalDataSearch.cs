using System.Globalization;
using System.Text;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>Searches the texts of a corpus. Any number of threads may search at once.</summary>
/// <param name="scanner">Finds personal data in one text.</param>
/// <param name="showValue">Whether findings bear the value itself.</param>
/// <param name="folder">Suppression ids name files below it by their paths from there, so that they hold where all of it is moved; null for none.</param>
public sealed class PersonalDataSearch(PersonalDataScanner scanner, bool showValue = false, string? folder = null)
{
    /// <summary>The findings in one text, in its order.</summary>
    public IEnumerable<PersonalDataFinding> Search(PersonalDataField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        string label = field.Label is null ? "" : field.Label + ": ";
        foreach (PersonalDataSpan span in scanner.Scan(label.Length == 0 ? field.Text : label + field.Text))
        {
            // What begins in the label is the label itself; what ends in the overlap was found in the piece before.
            if (span.Start >= label.Length && span.End > field.Overlap) yield return Finding(field, span with { Start = span.Start - label.Length });
        }
    }

    /// <summary>A name of a column or tag as words: phone_number and phoneNumber are "phone number".</summary>
    public static string LabelOf(string name)
    {
        StringBuilder label = new(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1])) label.Append(' ');
            label.Append(name[i] is '_' or '-' or '.' ? ' ' : char.ToLowerInvariant(name[i]));
        }

        return label.ToString();
    }

    // The name alone would let one file's settled finding hide that of another of the same name.
    private string? Written(string? path)
    {
        if (path is null || folder is null) return path;
        string relative = Path.GetRelativePath(folder, path);
        bool isOutside = Path.IsPathRooted(relative) || relative == ".." || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isOutside ? path : relative.Replace(Path.DirectorySeparatorChar, '/');
    }

    private PersonalDataFinding Finding(PersonalDataField field, in PersonalDataSpan span)
    {
        string value = field.Text.Substring(span.Start, span.Length);
        (double Start, double End, bool OfWords)? window = WordWindow.Of(field, span.Start, span.End);
        return new PersonalDataFinding
        {
            Class = span.Class,
            Score = span.Score,
            Path = field.Path,
            Line = field.Line,
            Id = field.Id,
            Field = field.Name,
            StartIndex = field.Offset + span.Start,
            Length = span.Length,
            MaskedText = PersonalDataMask.Of(value),
            Value = showValue ? value : null,
            Form = span.Form,
            Locale = span.Locale,
            Evidence = span.Evidence,
            StartSeconds = window is { } from ? Math.Round(from.Start, 3) : null,
            EndSeconds = window is { } to ? Math.Round(to.End, 3) : null,
            IsWordTimed = window?.OfWords,
            Recording = field.Recording,
            Channel = field.Channel,
            SuppressionId = string.Create(
                CultureInfo.InvariantCulture,
                $"{span.Class}|{Written(field.Path)}|{field.Id ?? field.Line?.ToString(CultureInfo.InvariantCulture)}|{field.Name}|{field.Offset + span.Start}+{span.Length}"),
        };
    }
}
