using System.Text.RegularExpressions;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// What the second column of <c>wav.scp</c> may be (Kaldi's "extended filenames"): a path; or what no file holds by itself,
/// which is refused with what to write instead.
/// </summary>
internal static partial class KaldiAudioPath
{
    /// <summary>Why the audio cannot be read as it is named, and the remedy; null for a path.</summary>
    public static string? Refusal(string id, string name)
    {
        if (name.Length == 0) return $"'{id}' has no path";
        if (name.EndsWith('|'))
        {
            PipedCommand command = PipedCommand.Parse(name);
            return $"the audio of '{id}' is the output of a command ({command.Text} |), which is not run here. {command.Remedy(AsChannel)}";
        }

        if (name.StartsWith('|')) return $"the audio of '{id}' is a command to write to ({name}), not one to read from";
        if (name == "-") return $"the audio of '{id}' is the standard input (-). Store it in a file and name that";
        if (Archived().Match(name) is { Success: true } archived)
        {
            return $"the audio of '{id}' lies within the archive '{archived.Groups[1].Value}' (from byte {archived.Groups[2].Value}), which is not read here. "
                + "Copy it out into a file of its own (Kaldi: wav-copy scp:wav.scp scp:files.scp, where files.scp says where each goes) and name that";
        }

        return null;
    }

    private static string AsChannel(int channel) => channel <= 2
        ? $"the side, {(channel == 1 ? 'A' : 'B')}, as the third column of reco2file_and_channel"
        : $"the channel, {channel}, in a table utt2channel";

    // foo.ark:1234, also with a range of rows or columns behind it. A drive letter is no archive: what follows its colon is no number.
    [GeneratedRegex(@"^(.+):(\d+)(?:\[.*\])?$")]
    private static partial Regex Archived();
}
