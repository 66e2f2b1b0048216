namespace AsrDataTools.Governance.PersonalData;

/// <summary>Personal data in one place of a corpus.</summary>
public sealed record PersonalDataFinding
{
    /// <summary>What it is: one of <see cref="PersonalDataClasses"/>, or the class of a custom recogniser.</summary>
    public required string Class { get; init; }

    /// <summary>How sure it is, 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>Absolute path of the file that it stands in or whose name it stands in.</summary>
    public string? Path { get; init; }

    /// <summary>Line in that file, counted from 1.</summary>
    public long? Line { get; init; }

    /// <summary>Id of the utterance or segment that it stands in.</summary>
    public string? Id { get; init; }

    /// <summary>Where it stands there: Text, FileName, Tag:artist, or the column.</summary>
    public required string Field { get; init; }

    /// <summary>Where it begins in the field, UTF-16 units from 0.</summary>
    public required int StartIndex { get; init; }

    public required int Length { get; init; }

    /// <summary>The value with its letters and digits hidden but the last two of long ones.</summary>
    public required string MaskedText { get; init; }

    /// <summary>The value itself; null unless it was asked for.</summary>
    public string? Value { get; init; }

    public required PersonalDataForm Form { get; init; }

    public string? Locale { get; init; }

    /// <summary>What the score rests on.</summary>
    public required string Evidence { get; init; }

    /// <summary>Where it is heard, seconds from the start of the recording, padded by 0.25 s; null where no times are known.</summary>
    public double? StartSeconds { get; init; }

    public double? EndSeconds { get; init; }

    /// <summary>Whether the seconds are those of its words; False where they are those of the whole segment. Null without seconds.</summary>
    public bool? IsWordTimed { get; init; }

    /// <summary>The recording in the words of the source.</summary>
    public string? Recording { get; init; }

    /// <summary>The channel in the words of the source.</summary>
    public string? Channel { get; init; }

    /// <summary>Stable key under which a baseline suppresses this finding; it does not tell the value.</summary>
    public string? SuppressionId { get; init; }
}
