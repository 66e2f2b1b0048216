namespace AsrDataTools.Corpus;

/// <summary>Lines that end as on Windows, which Kaldi's check refuses in most tables, or a last one that does not end.</summary>
internal sealed class KaldiLineEnd : ManifestRule
{
    // Where a carriage return is part of the last value to Kaldi's check; elsewhere it passes there.
    private static readonly HashSet<string> Strict = ["text", "utt2spk", "spk2gender", "utt2num_frames", "reco2file_and_channel"];

    public override string Id => "KaldiLineEnd";

    public override string Description => "Lines of a table end in CR LF, or its last line does not end";

    internal override void SeeFolder(KaldiFolder folder, FindingSink sink)
    {
        byte[] buffer = new byte[1 << 16];
        foreach (string table in KaldiFolder.Tables.Where(folder.Has))
        {
            using FileStream file = File.OpenRead(folder[table]);
            long returns = 0;
            byte last = (byte)'\n';
            for (int read; (read = file.Read(buffer)) > 0; last = buffer[read - 1]) returns += buffer.AsSpan(0, read).Count((byte)'\r');
            if (returns > 0) sink.Add(folder[table], null, "CR", FormattableString.Invariant($"{table} has {returns:N0} carriage returns, as lines on Windows end"), $"run sed -i 's/\\r$//' {table}", Strict.Contains(table) ? Severity.Error : Severity.Warning);
            if (last != '\n') sink.Add(folder[table], null, "end", $"the last line of {table} does not end", $"run echo >> {table}");
        }
    }
}
