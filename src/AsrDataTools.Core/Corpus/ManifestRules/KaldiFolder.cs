using System.Globalization;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Corpus;

/// <summary>The tables of a Kaldi data directory as they stand, for rules that judge them. They are read anew for each rule: nothing is kept.</summary>
internal sealed class KaldiFolder(string path)
{
    /// <summary>Tables with a line for each utterance, of those that Kaldi knows.</summary>
    public static readonly string[] UtteranceTables = ["text", "utt2dur", "utt2num_frames", "utt2lang", "utt2uniq", "utt2warp", "feats.scp", "vad.scp", "segments"];

    /// <summary>Tables with a line for each speaker.</summary>
    public static readonly string[] SpeakerTables = ["spk2gender", "spk2warp", "cmvn.scp"];

    /// <summary>Tables with a line for each recording.</summary>
    public static readonly string[] RecordingTables = ["wav.scp", "reco2file_and_channel", "reco2dur"];

    /// <summary>All tables that Kaldi knows.</summary>
    public static readonly string[] Tables = ["utt2spk", "spk2utt", .. UtteranceTables, .. SpeakerTables, .. RecordingTables];

    public string Path => path;

    public bool HasSegments => Has("segments");

    public string this[string table] => System.IO.Path.Combine(path, table);

    public bool Has(string table) => File.Exists(this[table]);

    /// <summary>The lines; none where the table is missing.</summary>
    public IEnumerable<KaldiLine> Lines(string table) => Has(table) ? KaldiLine.Read(this[table]) : [];

    /// <summary>The lines whose fields after the key are not as they must be.</summary>
    public IEnumerable<KaldiLine> Bad(string table, Func<string[], bool> isGood) => Lines(table).Where(line => !isGood(line.Fields));

    /// <summary>A number as awk and Kaldi read it.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}
