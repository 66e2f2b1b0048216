namespace AsrDataTools.Transcription;

/// <summary>
/// A model of PocketSphinx as its packages lay it out: a folder with the acoustic model in a subfolder (the one with a file mdef), a language
/// model (*.lm.bin, *.lm or *.lm.dmp) and a dictionary (*.dict).
/// </summary>
/// <param name="Name">As it was asked for.</param>
/// <param name="Acoustic">Folder of the acoustic model.</param>
/// <param name="SampleRate">Hz: as its feat.params says, 8000 where its filters end below 4 kHz, else 16000.</param>
internal sealed record PocketSphinxModel(string Name, string Acoustic, string Language, string Dictionary, int SampleRate)
{
    public const string Default = "en-us";

    private const string PackageFolder = "/usr/share/pocketsphinx/model";
    private const int NarrowbandNyquist = 4000;

    /// <param name="name">Name of an installed model, or the path of a folder.</param>
    /// <exception cref="SpeechDataException">There is none (<c>EngineModelMissing</c>).</exception>
    public static PocketSphinxModel Find(string name)
    {
        string folder = Directory.Exists(name) && Path.IsPathRooted(name) ? name : Path.Combine(PackageFolder, name);
        if (!Directory.Exists(folder))
        {
            string[] installed = Directory.Exists(PackageFolder) ? [.. Directory.GetDirectories(PackageFolder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)] : [];
            string there = installed.Length == 0 ? "None is installed: the Debian package pocketsphinx-en-us brings en-us." : $"Installed: {string.Join(", ", installed)}; or give the path of a folder.";
            throw new SpeechDataException("EngineModelMissing", SpeechDataProblem.NotInstalled, $"There is no PocketSphinx model '{name}'. {there}", folder);
        }

        string acoustic = File.Exists(Path.Combine(folder, "mdef")) ? folder
            : Directory.GetDirectories(folder).Order(StringComparer.Ordinal).FirstOrDefault(path => File.Exists(Path.Combine(path, "mdef"))) ?? throw Lacks(folder, "acoustic model (a folder with a file mdef)");
        string language = First(folder, "*.lm.bin", "*.lm", "*.lm.dmp") ?? throw Lacks(folder, "language model (*.lm.bin, *.lm)");
        string dictionary = First(folder, "*.dict", "*.dic") ?? throw Lacks(folder, "dictionary (*.dict)");
        return new(name, acoustic, language, dictionary, RateOf(Path.Combine(acoustic, "feat.params")));
    }

    /// <summary>Tells models apart that bear one name: their files' lengths and times of change.</summary>
    public string Fingerprint => string.Join(',', new[] { Path.Combine(Acoustic, "mdef"), Path.Combine(Acoustic, "means"), Language, Dictionary }
        .Select(path => new FileInfo(path))
        .Select(file => file.Exists ? FormattableString.Invariant($"{file.Length}@{file.LastWriteTimeUtc.Ticks}") : "-"));

    // A language model of phones alone is no language model of words.
    private static string? First(string folder, params string[] patterns) => patterns
        .SelectMany(pattern => Directory.GetFiles(folder, pattern).Where(path => !path.Contains("phone", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        .FirstOrDefault();

    private static int RateOf(string parameters)
    {
        if (!File.Exists(parameters)) return 16000;
        Dictionary<string, double> values = [];
        foreach (string line in File.ReadLines(parameters))
        {
            string[] fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == 2 && double.TryParse(fields[1], System.Globalization.CultureInfo.InvariantCulture, out double value)) values[fields[0]] = value;
        }

        return values.TryGetValue("-samprate", out double rate) && rate > 0 ? (int)rate
            : values.TryGetValue("-upperf", out double top) && top <= NarrowbandNyquist ? 8000
            : 16000;
    }

    private static SpeechDataException Lacks(string folder, string what) =>
        new("EngineModelMissing", SpeechDataProblem.InvalidData, $"'{folder}' has no {what}, so it is no model of PocketSphinx.", folder);
}
