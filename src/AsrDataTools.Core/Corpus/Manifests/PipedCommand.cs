using System.Globalization;
using System.Text;
using AsrDataTools.Audio;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// A command whose output a manifest names as the audio (<c>sph2pipe -f wav a.sph |</c>). It is never run: a manifest is data,
/// not a program. What it reads is told, where that is plain, since most such commands only decode.
/// </summary>
internal sealed class PipedCommand
{
    // Programs that hand out the samples of the one file they read, as they are.
    private static readonly HashSet<string> Decoders = new(StringComparer.OrdinalIgnoreCase)
    {
        "sph2pipe", "w_decode", "sox", "flac", "ffmpeg", "avconv", "cat", "mpg123", "lame", "oggdec", "opusdec", "opus2wav", "soxi",
    };

    private PipedCommand(string text, string? file, int? channel, bool onlyDecodes)
    {
        Text = text;
        File = file;
        Channel = channel;
        OnlyDecodes = onlyDecodes;
    }

    /// <summary>The command without the bar at its end.</summary>
    public string Text { get; }

    /// <summary>The recording it reads; null where that is not plain.</summary>
    public string? File { get; }

    /// <summary>The one channel it takes out, counted from 1; null for none in particular.</summary>
    public int? Channel { get; }

    /// <summary>Whether it is one program that is known to decode; a chain of programs does more.</summary>
    public bool OnlyDecodes { get; }

    public static PipedCommand Parse(string command)
    {
        string text = command.Trim().TrimEnd('|').TrimEnd();
        List<string> words = Words(text);
        int bar = words.IndexOf("|");
        List<string> first = bar < 0 ? words : words[..bar];
        string program = first.Count == 0 ? "" : Path.GetFileNameWithoutExtension(first[0]);
        string? file = first.Skip(1).LastOrDefault(word => !word.StartsWith('-') && AudioFileFinder.KnowsExtension(Path.GetExtension(word)));
        return new(text, file, ChannelOf(program, first), bar < 0 && Decoders.Contains(program));
    }

    /// <summary>What to write instead, as the end of a sentence.</summary>
    /// <param name="asChannel">How the manifest names a channel, given its number.</param>
    public string Remedy(Func<int, string> asChannel) => this switch
    {
        { OnlyDecodes: true, File: { } file, Channel: { } channel } =>
            $"'{file}', which it reads, is decoded directly here: write that path alone, and {asChannel(channel)}",
        { OnlyDecodes: true, File: { } file } =>
            $"'{file}', which it reads, is decoded directly here: write that path alone (if the command also alters the sound, store its output in a file and name that)",
        { File: { } file } =>
            $"If it only decodes '{file}', write that path alone; else run it once, store its output in a file and name that",
        _ => "Run it once, store its output in a file and name that",
    };

    private static int? ChannelOf(string program, List<string> words)
    {
        string option = program.ToUpperInvariant() switch { "SPH2PIPE" => "-c", "SOX" => "remix", _ => "" };
        int place = words.IndexOf(option);
        return place >= 0 && place + 1 < words.Count
            && int.TryParse(words[place + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int channel) && channel >= 1 ? channel : null;
    }

    // As a shell splits: white space, with quotes and backslashes; a bar stands by itself.
    private static List<string> Words(string text)
    {
        List<string> words = [];
        StringBuilder word = new();
        char quote = '\0';
        bool any = false;
        for (int index = 0; index < text.Length; index++)
        {
            char c = text[index];
            if (quote != '\0' ? c == quote : c is '"' or '\'')
            {
                quote = quote == '\0' ? c : '\0';
                any = true;
            }
            else if (c == '\\' && quote != '\'' && index + 1 < text.Length)
            {
                word.Append(text[++index]);
            }
            else if (quote == '\0' && (char.IsWhiteSpace(c) || c == '|'))
            {
                Flush();
                if (c == '|') words.Add("|");
            }
            else
            {
                word.Append(c);
            }
        }

        Flush();
        return words;

        void Flush()
        {
            if (word.Length > 0 || any) words.Add(word.ToString());
            word.Clear();
            any = false;
        }
    }
}
