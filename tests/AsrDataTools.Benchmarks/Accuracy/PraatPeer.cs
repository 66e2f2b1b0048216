using System.Globalization;
using AsrDataTools.Audio;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>What praat finds in one recording.</summary>
/// <param name="F0MedianHz">Median of its pitch contour; null where it finds no voice.</param>
/// <param name="Nuclei">Syllable nuclei by the definition of de Jong and Wempe.</param>
internal sealed record PraatFinding(double? F0MedianHz, int Nuclei);

/// <summary>Praat as a peer: its own pitch (autocorrelation method) and intensity; the nuclei are picked by the script below.</summary>
internal static class PraatPeer
{
    // De Jong and Wempe (Behavior Research Methods 41, 2009): peaks of the intensity above a threshold (in the later version of their
    // method 25 dB below the 99 % quantile), preceded by a dip of at least 2 dB, and voiced.
    private const string Script =
        """
        form Files
            sentence Folder
        endform
        files = Create Strings as file list: "files", folder$ + "/*.wav"
        count = Get number of strings
        for file to count
            selectObject: files
            name$ = Get string: file
            sound = Read from file: folder$ + "/" + name$
            pitch = To Pitch: 0, 60, 500
            median = Get quantile: 0, 0, 0.5, "Hertz"
            selectObject: sound
            voicing = To Pitch (ac): 0.02, 50, 4, "no", 0.03, 0.25, 0.01, 0.35, 0.25, 450
            selectObject: sound
            intensity = To Intensity: 50, 0, "yes"
            loud = Get quantile: 0, 0, 0.99
            threshold = loud - 25
            frames = Get number of frames
            nuclei = 0
            dip = -1000
            low = 1000
            for frame from 2 to frames - 1
                selectObject: intensity
                before = Get value in frame: frame - 1
                here = Get value in frame: frame
                after = Get value in frame: frame + 1
                low = min (low, here)
                if here > before and here >= after and here > threshold
                    if here - low >= 2
                        time = Get time from frame number: frame
                        selectObject: voicing
                        value = Get value at time: time, "Hertz", "Linear"
                        if value <> undefined
                            nuclei = nuclei + 1
                        endif
                    endif
                    low = here
                endif
            endfor
            appendInfoLine: name$, tab$, median, tab$, nuclei
            removeObject: sound, pitch, voicing, intensity
        endfor
        """;

    /// <summary>Runs praat once over all recordings; null where it is not installed.</summary>
    public static IReadOnlyList<PraatFinding>? Run(IReadOnlyList<float[]> recordings, int sampleRate)
    {
        string folder = Directory.CreateTempSubdirectory("asrdata-praat-").FullName;
        try
        {
            for (int i = 0; i < recordings.Count; i++)
                Write(Path.Combine(folder, FormattableString.Invariant($"{i:00000}.wav")), sampleRate, recordings[i]);
            string script = Path.Combine(folder, "voice.praat");
            File.WriteAllText(script, Script);
            return SystemTool.Run("praat", "--run", script, folder) is { } result
                ? [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)]
                : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static PraatFinding Parse(string line)
    {
        string[] fields = line.Split('\t');
        double? median = double.TryParse(fields[1], CultureInfo.InvariantCulture, out double value) ? value : null;
        return new PraatFinding(median, int.Parse(fields[2], CultureInfo.InvariantCulture));
    }

    private static void Write(string path, int sampleRate, float[] samples)
    {
        using WaveWriter writer = new(path, sampleRate, 1);
        writer.Write(Array.ConvertAll(samples, x => (short)Math.Clamp(Math.Round(x * 32768.0), short.MinValue, short.MaxValue)));
        writer.Complete();
    }
}
