using System.Globalization;
using System.Numerics;
using AsrDataTools.Benchmarks.Accuracy;
using AsrDataTools.Leakage;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Fingerprint;

/// <summary>What unrelated audio looks like: false matches among all prompts and with what is not speech, and the spread of bit error rates.</summary>
internal sealed class UnrelatedAudio(TextWriter output)
{
    private const int Pieces = 150;
    private const double PieceSeconds = 20;
    private const int Draws = 100_000;
    private static readonly string[] Languages = ["en", "es", "fr", "it", "ru"];

    public void Write()
    {
        using PromptIndex index = PromptIndex.OfPrompts(Languages, 0.5);
        long items = index.Recordings.Count, pairs = items * (items - 1) / 2;

        // The English and the Spanish prompts are of the same person.
        long oneVoice = index.Recordings.GroupBy(recording => Languages.First(language => recording.Name.Contains($"/{language}_", StringComparison.Ordinal)) is "en" or "es" ? "en" : recording.Name.Split('/')[5])
            .Sum(voice => voice.LongCount() * (voice.Count() - 1) / 2);
        SharedAudio shared = new(index);
        FingerprintSearch search = new(index.Index);
        AudioMatch[] matches = [.. Enumerable.Range(0, (int)items).SelectMany(item => search.FindLater(item).Matches)];
        AudioMatch[] wrong = [.. matches.Where(match => !shared.Holds(match.Query.Path, match.Indexed.Path))];
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"All prompts of {string.Join(", ", Languages)} against each other: {items:N0} recordings, {pairs:N0} pairs, {oneVoice:N0} of them of one voice; {matches.Length} matches, of which {matches.Length - wrong.Length} share audio in truth (waveforms correlate above 0.9) and {wrong.Length} do not."));
        foreach (AudioMatch match in wrong.Take(20))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"- {match.Query.Path} {match.QueryStartSeconds:0.00} s, {match.Indexed.Path} {match.IndexedStartSeconds:0.00} s: bit error {match.BitErrorRate:0.000} over {match.ComparedSeconds:0.00} s"));
        Takes(shared);
        Dull(index.Index);
        Spread(index.Index);
    }

    // How near takes come to copies, by the length that they can be compared over.
    private void Takes(SharedAudio shared)
    {
        output.WriteLine();
        output.WriteLine("| Takes of the same words by one voice, compared over | pairs below 0.36 | lowest bit error | limit |");
        output.WriteLine("|---|---:|---:|---:|");
        foreach ((double from, double to) in (ReadOnlySpan<(double, double)>)[(0.8, 1), (1, 1.25), (1.25, 1.5), (1.5, 2), (2, 3), (3, 100)])
        {
            double[] rates = [.. shared.Unexplained.Select(take => take.Match)
                .Where(match => SpeechMaterial.IsVoice(match.Query.Path) && match.ComparedSeconds >= from && match.ComparedSeconds < to).Select(match => match.BitErrorRate)];
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {from:0.##} to {(to > 50 ? "16" : to.ToString("0.##", CultureInfo.InvariantCulture))} s | {rates.Length} | {rates.DefaultIfEmpty(double.NaN).Min():0.000} | {CopyLimit.BitErrorRate(from):0.000} |"));
        }
    }

    private void Dull(FingerprintIndex speech)
    {
        using PromptIndex music = new([.. Enumerable.Range(0, Pieces).Select(seed => ($"piece {seed}", Scaled(MadeMusic.Samples((int)(PieceSeconds * 8000), 8000, seed))))], 8000);
        using PromptIndex tones = new([.. MadeTones.All(8000, PieceSeconds).Select((samples, i) => ($"tone {i}", samples))], 8000);
        using PromptIndex keys = new([("keys", MadeTones.Keys(8000, PieceSeconds))], 8000);
        SharedAudio shared = new(music);
        AudioMatch[] matches = [.. Matches(music, music.Index).Where(match => match.Query.Path != match.Indexed.Path)];
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Pieces} pieces of made music ({(long)Pieces * (Pieces - 1):N0} pairs): {matches.Length} matches between different pieces, of which {matches.Count(match => shared.Holds(match.Query.Path, match.Indexed.Path))} share a passage in truth (the same notes at the same tempo; waveforms correlate above 0.9). {tones.Recordings.Count} of silence, dither, dial, busy, ring-back, fax, warning and information tones, each searched also in itself: {Matches(tones, tones.Index).Count()} matches. The twelve keys of DTMF dialled again and again, in itself: {Matches(keys, keys.Index).Count()} matches. All of these in the prompts ({(long)(Pieces + tones.Recordings.Count + 1) * speech.Items.Count:N0} pairs): {Matches(music, speech).Concat(Matches(tones, speech)).Concat(Matches(keys, speech)).Count()} matches."));
    }

    private static IEnumerable<AudioMatch> Matches(PromptIndex queries, FingerprintIndex index)
    {
        FingerprintSearch search = new(index);
        return queries.Recordings.SelectMany(recording => search.Find(
            PromptIndex.Item(recording.Name, PieceSeconds), PromptIndex.Fingerprint(recording.Samples, queries.SampleRate, FingerprintDensity.Query)).Matches);
    }

    // Blocks of different prompts side by side at random; pauses left out, as a search does.
    private void Spread(FingerprintIndex index)
    {
        ulong[][] prompts = [.. Enumerable.Range(0, index.Items.Count)
            .Select(item => index.Codes(item).ToArray().Where(code => code != SubFingerprint.None).ToArray())];
        SeededRandom random = new(11);
        output.WriteLine();
        output.WriteLine("| Blocks of unrelated prompts | draws | mean | standard deviation | independent bits a second | lowest | expected lowest of as many draws |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (double seconds in (double[])[0.5, 1, 2, 3])
        {
            int length = (int)(seconds / FingerprintGrid.HopSeconds(FingerprintDensity.Index));
            ulong[][] fit = [.. prompts.Where(codes => codes.Length >= length)];
            double[] rates = new double[Draws];
            for (int draw = 0; draw < Draws; draw++)
            {
                int a = random.Next(fit.Length), b = (a + 1 + random.Next(fit.Length - 1)) % fit.Length;
                int i = random.Next(fit[a].Length - length + 1), j = random.Next(fit[b].Length - length + 1), errors = 0;
                for (int k = 0; k < length; k++)
                    errors += BitOperations.PopCount(fit[a][i + k] ^ fit[b][j + k]);
                rates[draw] = errors / (double)(SubFingerprint.Bits * length);
            }

            double mean = rates.Average(), variance = rates.Average(rate => (rate - mean) * (rate - mean));
            double bound = 0.5;
            while (Draws * ChanceModel.Probability(bound, seconds, 1) > 1)
                bound -= 0.001;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {seconds} s | {Draws:N0} | {mean:0.000} | {Math.Sqrt(variance):0.0000} | {mean * (1 - mean) / variance / seconds:0} | {rates.Min():0.000} | {bound:0.000} |"));
        }

        output.WriteLine();
    }

    private static float[] Scaled(float[] samples) => [.. samples.Select(x => 0.1f * x)];
}
