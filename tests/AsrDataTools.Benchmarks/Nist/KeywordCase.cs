using System.Globalization;
using System.Text;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Nist;

/// <summary>A random evaluation of keyword search in NIST's files, within Latin-1 (KWSEval writes no other letters to CSV). Detections lie off the grid of the words, so that no rounding decides.</summary>
internal sealed class KeywordCase
{
    private static readonly string[] Vocabulary = ["yes", "no", "Account", "number", "four", "naïve", "Ärger", "uh", "O'Brien", "seven", "the", "of"];

    private readonly SeededRandom _random;
    private readonly List<(string File, int Channel, double Start, double End, string Text)> _words = [];
    private readonly Dictionary<string, string> _firstWords = [];
    private readonly double _grain;

    public KeywordCase(int number, string folder)
    {
        _random = new(30, number);
        _grain = number % 3 == 0 ? 0.1 : 0.0001;
        Reference = Path.Combine(folder, $"{number}.rttm");
        Ecf = Path.Combine(folder, $"{number}.ecf.xml");
        Keywords = Path.Combine(folder, $"{number}.kwlist.xml");
        Detections = Path.Combine(folder, $"{number}.kwslist.xml");
        string[] files = [.. Enumerable.Range(0, 1 + _random.Next(4)).Select(i => $"call{i}")];
        int channels = 1 + _random.Next(2);
        WriteReference(files, channels);
        WriteEcf(files, channels, number);
        string[] ids = WriteKeywords(number);
        WriteDetections(files, channels, ids, number);
    }

    public string Reference { get; }

    public string Ecf { get; }

    public string Keywords { get; }

    public string Detections { get; }

    private void WriteReference(string[] files, int channels)
    {
        StringBuilder rows = new();
        foreach (string file in files)
        {
            for (int channel = 1; channel <= channels; channel++)
            {
                List<(double Start, string Row)> words = [];
                foreach (string speaker in (string[])["A", "B"])
                {
                    double at = _random.Next(200) / 100.0;
                    for (int i = _random.Next(60); i > 0; i--)
                    {
                        double length = 0.05 + _random.Next(60) / 100.0;
                        string type = _random.Next(12) switch { 0 => "frag", 1 => "fp", 2 => "un-lex", _ => "lex" };
                        string text = Vocabulary[_random.Next(Vocabulary.Length)];
                        words.Add((at, string.Create(CultureInfo.InvariantCulture, $"LEXEME {file} {channel} {at:F2} {length:F2} {text} {type} {speaker} <NA>\n")));
                        _words.Add((file, channel, at, at + length, text));
                        at = Math.Round(at + length + Math.Max(0, _random.Next(100) - 30) / 100.0, 2);
                    }
                }

                // KWSEval chains the rows of a speaker as they stand: they must be in order.
                foreach ((_, string row) in words.OrderBy(w => w.Start)) rows.Append(row);
            }
        }

        File.WriteAllText(Reference, rows.ToString());
    }

    private void WriteEcf(string[] files, int channels, int number)
    {
        StringBuilder rows = new();
        rows.Append("<ecf source_signal_duration=\"100.000\" language=\"english\" version=\"01\">\n");
        string type = number % 5 == 0 ? "splitcts" : "cts";
        foreach (string file in files)
        {
            // Both channels of a call, the same stretches; now and then a hole.
            double hole = 10 + _random.Next(30);
            for (int channel = 1; channel <= channels; channel++)
            {
                rows.Append(CultureInfo.InvariantCulture, $"<excerpt audio_filename=\"audio/{file}.sph\" channel=\"{channel}\" tbeg=\"0.000\" dur=\"{hole:F3}\" source_type=\"{type}\"/>\n");
                rows.Append(CultureInfo.InvariantCulture, $"<excerpt audio_filename=\"audio/{file}.sph\" channel=\"{channel}\" tbeg=\"{hole + 2:F3}\" dur=\"80.370\" source_type=\"{type}\"/>\n");
            }
        }

        File.WriteAllText(Ecf, rows.Append("</ecf>\n").ToString());
    }

    private string[] WriteKeywords(int number)
    {
        StringBuilder rows = new();
        rows.Append(CultureInfo.InvariantCulture, $"<kwlist ecf_filename=\"x.ecf.xml\" version=\"01\" language=\"english\" encoding=\"UTF-8\" compareNormalize=\"{(number % 2 == 0 ? "lowercase" : "")}\">\n");
        string[] ids = [.. Enumerable.Range(1, 5 + _random.Next(20)).Select(i => FormattableString.Invariant($"KW-{i:000}"))];
        HashSet<string> texts = [];
        foreach (string id in ids)
        {
            string text;
            do
            {
                text = string.Join(' ', Enumerable.Range(0, 1 + (_random.Next(3) * _random.Next(2))).Select(_ => Vocabulary[_random.Next(Vocabulary.Length)]));
            }
            while (!texts.Add(text));
            _firstWords[id] = text.Split(' ')[0];
            rows.Append(CultureInfo.InvariantCulture, $"<kw kwid=\"{id}\">\n<kwtext>{text}</kwtext>\n</kw>\n");
        }

        File.WriteAllText(Keywords, rows.Append("</kwlist>\n").ToString());
        return ids;
    }

    private void WriteDetections(string[] files, int channels, string[] ids, int number)
    {
        StringBuilder rows = new();
        string range = number % 4 == 0 ? " min_score=\"0\" max_score=\"1\"" : "";
        rows.Append(CultureInfo.InvariantCulture, $"<kwslist kwlist_filename=\"x.kwlist.xml\" language=\"english\" system_id=\"random\"{range}>\n");
        foreach (string id in ids)
        {
            if (_random.Next(10) == 0) continue;
            rows.Append(CultureInfo.InvariantCulture, $"<detected_kwlist kwid=\"{id}\" search_time=\"1.0\" oov_count=\"0\">\n");
            (string File, int Channel, double Start, double End, string Text)[] said = [.. _words.Where(w => w.Text == _firstWords[id])];
            for (int i = _random.Next(30); i > 0; i--)
            {
                // Most detections are near the keyword and score high, as of a system that works; some are anywhere.
                bool near = said.Length > 0 && _random.Next(4) > 0;
                (string file, int channel, double start, double length) = near ? Near(said)
                    : _words.Count > 0 && _random.Next(2) == 0 ? Near(_words)
                    : (files[_random.Next(files.Length)], 1 + _random.Next(channels), _random.NextDouble() * 80, 0.5);
                double score = Math.Round((near ? 0.3 + 0.7 * _random.NextDouble() : 0.5 * _random.NextDouble()) / _grain) * _grain;
                rows.Append(CultureInfo.InvariantCulture, $"<kw file=\"{file}\" channel=\"{channel}\" tbeg=\"{Off(start):F4}\" dur=\"{Math.Max(0.01, Math.Round(length, 2)):F4}\" score=\"{score:F4}\" decision=\"{(score >= 0.5 ? "YES" : "NO")}\"/>\n");
            }

            rows.Append("</detected_kwlist>\n");
        }

        File.WriteAllText(Detections, rows.Append("</kwslist>\n").ToString());
    }

    private (string, int, double, double) Near(IReadOnlyList<(string File, int Channel, double Start, double End, string Text)> words)
    {
        (string file, int channel, double start, double end, _) = words[_random.Next(words.Count)];
        return (file, channel, Math.Max(0, start + _random.NextNormal() * 0.2), Math.Max(0.02, end - start + _random.NextNormal() * 0.1));
    }

    private static double Off(double seconds) => (Math.Round(seconds * 100) / 100) + 0.0013;
}
