namespace AsrDataTools.Governance.Withdrawal;

/// <summary>Finds lines of plain lists (split files, lists of paths) that stand for the speaker's rows or recordings, and mentions of the speaker elsewhere.</summary>
internal sealed class ListSearch(SearchedFiles files, SpeakerSpeech speech, Action<SpeechDataException> report)
{
    private static readonly char[] Separators = [' ', '\t', ',', ';', '|'];

    /// <summary>The lines of one text.</summary>
    public IEnumerable<SpeechDataItem> Lines(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        long number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (Owner(line.Trim(), folder) is not (string speaker, string what))
            {
                ReportMention(path, number, line);
                continue;
            }

            yield return new SpeechDataItem
            {
                Kind = SpeechDataKind.Split,
                Path = path,
                Id = line.Trim().Split(Separators, 2)[0],
                Row = number,
                Speaker = speaker,
                Reason = what,
                Root = files.RootOf(path),
            };
        }
    }

    // The whole line, or what stands in front: lists often say the split, a length or a text behind.
    private (string Speaker, string What)? Owner(string line, string folder)
    {
        if (line.Length == 0) return null;
        foreach (string text in (string[])[line, line.Split(Separators, 2)[0].Trim('"')])
        {
            if (text.Length == 0) continue;
            if (speech.Ids.TryGetValue(text, out string? owner)) return (owner, "the line is the id of a row of the speaker's");
            if (speech.Named(text) is { } named) return (named, "the line is the speaker");
            if (text.Contains('\0')) continue;
            string full = Path.GetFullPath(text, folder);
            if (speech.IsWhole(full)) return (speech.SpansOf(full)[0].Speaker, "the line is a recording of the speaker's");
        }

        return null;
    }

    private void ReportMention(string path, long number, string line)
    {
        foreach (string word in line.Split([.. Separators, '"', '\'', ':', '[', ']', '{', '}', '(', ')', '<', '>', '='], StringSplitOptions.RemoveEmptyEntries))
        {
            if (speech.Named(word) is null) continue;
            report(new SpeechDataException(
                "SpeakerMentioned", SpeechDataProblem.InvalidData, FormattableString.Invariant($"'{path}' mentions the speaker in line {number}, and is in no format that is known. Look into it yourself."), path)
            { Line = number });
            return;
        }
    }
}
