using System.Globalization;
using System.IO.Compression;
using System.Text;
using AsrDataTools.Audio;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Audit;

/// <summary>
/// A corpus as an audit meets it, of any length: Debian's asterisk prompts, joined to recordings of 25 s at 16 kHz, each at a speed and level of its
/// own, with what they say. No prompt is on two sides. 55 % of the hours are training, 25 % production, 20 % evaluation.
/// </summary>
internal static class AuditCorpus
{
    private const string Sounds = "/usr/share/asterisk/sounds/en_US_f_Allison";
    private const string Script = "/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz";
    private const int Rate = 16000;
    private const int RecordingSeconds = 25;
    private const int Speakers = 40;

    private static readonly string[] Accents = ["en-US", "en-GB", "en-IN"];

    /// <summary>Makes the corpus in an empty folder.</summary>
    /// <returns>The plan that an audit is given.</returns>
    public static string Make(string folder, double hours)
    {
        if (!File.Exists(Script)) throw new MissingMaterialException("needs asterisk-core-sounds-en and asterisk-core-sounds-en-wav");
        (float[] Samples, string Text)[] prompts = [.. Read().Where(prompt => prompt.Samples.Length > 4000)];
        if (prompts.Length < 100) throw new MissingMaterialException("needs asterisk-core-sounds-en and asterisk-core-sounds-en-wav");
        int recordings = (int)(hours * 3600 / RecordingSeconds);
        Write(folder, "training", [.. prompts.Where((_, i) => i % 5 < 3)], (int)(recordings * 0.55), new(1), isSpontaneous: false);
        Write(folder, "production", [.. prompts.Where((_, i) => i % 5 == 3)], (int)(recordings * 0.25), new(2), isSpontaneous: true);
        Write(folder, "evaluation", [.. prompts.Where((_, i) => i % 5 == 4)], (int)(recordings * 0.20), new(3), isSpontaneous: false);
        File.WriteAllText(Path.Combine(folder, "traffic.csv"), "accent,calls\nen-US,600\nen-GB,250\nen-IN,150\n");
        File.WriteAllText(Path.Combine(folder, "terms.txt"), "voicemail\nconference\nextension\nmailbox\npassword\n");
        string plan = Path.Combine(folder, "plan.psd1");
        File.WriteAllText(plan, """
            @{
                Training = 'training.csv'
                Production = 'production.csv'
                Traffic = 'traffic.csv'
                Vocabulary = @{ TermList = 'terms.txt' }
                Evaluation = @{ Path = 'evaluation.csv' }
                Governance = @{ Policy = @{ License = @{ Allowed = 'CC-BY-SA-4.0' }; RequiredColumn = 'Text', 'Speaker'; PersonalData = @{ PaymentCard = @{ Most = 0 }; PhoneNumber = @{ Most = 0 } } } }
            }
            """);
        return plan;
    }

    private static IEnumerable<(float[] Samples, string Text)> Read()
    {
        using StreamReader script = new(new GZipStream(File.OpenRead(Script), CompressionMode.Decompress), Encoding.UTF8);
        while (script.ReadLine() is { } line)
        {
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            string path = Path.Combine(Sounds, line[..Math.Max(0, colon)] + ".wav");
            if (colon <= 0 || line[0] == ';' || !File.Exists(path)) continue;
            using AudioReader reader = AudioFile.Open(path);
            List<float> samples = [];
            AudioBlock block = new(1, 65536);
            while (reader.Read(block)) samples.AddRange(block.Samples(0));
            yield return ([.. samples], line[(colon + 2)..].Trim());
        }
    }

    private static void Write(string folder, string side, (float[] Samples, string Text)[] prompts, int recordings, SeededRandom random, bool isSpontaneous)
    {
        Directory.CreateDirectory(Path.Combine(folder, side));
        using StreamWriter manifest = new(Path.Combine(folder, side + ".csv")) { NewLine = "\n" };
        manifest.WriteLine(isSpontaneous ? "id,audio_path,text,speaker,accent" : "id,audio_path,text,hypothesis,speaker,accent,license,purpose");
        for (int i = 0; i < recordings; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{side}/{i:00000}.wav");
            int speaker = random.Next(Speakers);
            string text = Join(Path.Combine(folder, name), prompts, random);
            string row = string.Create(CultureInfo.InvariantCulture, $"{side[0]}{i},{name},\"{text}\",");
            if (!isSpontaneous) row += $"\"{text[(text.IndexOf(' ') + 1)..]}\",";
            row += string.Create(CultureInfo.InvariantCulture, $"{side[0]}-speaker{speaker},{Accents[speaker % Accents.Length]}");
            manifest.WriteLine(isSpontaneous ? row : row + ",CC-BY-SA-4.0,asr-training");
        }
    }

    private static string Join(string path, (float[] Samples, string Text)[] prompts, SeededRandom random)
    {
        double step = (0.85 + (random.NextDouble() * 0.3)) * 8000 / Rate, gain = 0.3 + (random.NextDouble() * 0.6);
        short[] sound = new short[RecordingSeconds * Rate];
        StringBuilder text = new();
        int filled = 0;
        while (filled < sound.Length)
        {
            (float[] samples, string said) = prompts[random.Next(prompts.Length)];
            text.Append(text.Length > 0 ? " " : "").Append(said.Replace('"', '\''));
            for (double at = 0; at < samples.Length - 1 && filled < sound.Length; at += step, filled++)
            {
                double part = at - (int)at, value = (samples[(int)at] * (1 - part)) + (samples[(int)at + 1] * part);
                sound[filled] = (short)Math.Clamp((32767 * gain * value) + (random.NextDouble() * 8) - 4, short.MinValue, short.MaxValue);
            }

            filled += random.Next(Rate / 2);
        }

        using WaveWriter writer = new(path, Rate);
        writer.Write(sound);
        writer.Complete();
        return text.ToString();
    }
}
