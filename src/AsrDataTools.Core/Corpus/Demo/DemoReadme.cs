namespace AsrDataTools.Corpus.Demo;

/// <summary>The text that explains a demo corpus to whoever opens its folder.</summary>
internal static class DemoReadme
{
    public static void Write(string path, DemoCorpusOptions options, IDemoSpeech speech, IReadOnlyList<DemoDefect> defects)
    {
        string kinds = string.Concat(defects.GroupBy(defect => (defect.Gate, defect.Kind))
            .OrderBy(group => group.Key.Gate, StringComparer.Ordinal).ThenBy(group => group.Key.Kind, StringComparer.Ordinal)
            .Select(group => FormattableString.Invariant($"  {group.Key.Gate,-12}{group.Key.Kind,-24}{group.Count(),4}\n")));
        string accents = string.Concat(speech.Accents.Select(accent =>
            FormattableString.Invariant($"  {accent.Name,-18}{100 * accent.TrainingShare,4:f0} % of training speakers,{100 * accent.TrafficShare,4:f0} % of traffic\n")));
        File.WriteAllText(path, $"""
            A demo corpus with known defects
            ================================
            Made by New-DemoCorpus -Size {options.Size} -Seed {options.Seed} -Source {speech.Source}.
            The same command makes the same bytes on the same machine.

            Speech comes from {speech.Description}.
            The speakers are voices made for this corpus, not people; "voice" in the manifests says how each was made. Gender and
            accent are labels of these voices. Licence: {speech.License}.

            training/      train.jsonl (NeMo), transcripts.tsv, audio/, annotations/
                           read sentences and a few conversations; 16 kHz, clean
            production/    calls.csv, transcripts.tsv, audio/, annotations.rttm (exact)
                           telephone calls of a caller and an agent; 8 kHz; "speaker" is the caller
            evaluation/    test.jsonl (NeMo), transcripts.tsv, audio/
            traffic.csv    live traffic by accent
            policy.psd1    what the data must obey; consent.jsonl is the ledger of consent
            defects.csv    every planted defect: gate, kind, file, place, size
            truth.json     how each recording was made: turns, SNR, noise, lost packets, codec

            Accents
            {accents}
            Planted defects (gate, kind, number)
            {kinds}
            SNR is active speech level (ITU-T P.56) over RMS of the noise, both in the telephone band. Packet loss follows
            Gilbert and Elliott with packets of 20 ms. The conversations of training are annotated to different depths: 1 text,
            2 segment times, 3 speakers, 4 overlap.
            """.ReplaceLineEndings("\n") + "\n");
    }
}
