using System.Diagnostics;
using System.Text.Json;

namespace AsrDataTools.Browser.Tests;

/// <summary>What the explorer says of playing a recording, against Chromium that plays it.</summary>
public sealed class AudioPlaybackTests(Chromium chromium) : IDisposable
{
    private const string Everywhere = "everywhere", Somewhere = "somewhere", Nowhere = "nowhere";

    /// <summary>The file, how ffmpeg makes it, what the page says, whether Chromium plays it.</summary>
    private static readonly (string Name, string Coding, string Said, bool Plays)[] Files =
    [
        ("u8.wav", "-c:a pcm_u8", Everywhere, true), ("s16.wav", "-c:a pcm_s16le", Everywhere, true), ("s24.wav", "-c:a pcm_s24le", Everywhere, true),
        ("f32.wav", "-c:a pcm_f32le", Everywhere, true), ("a.flac", "-c:a flac", Everywhere, true), ("a.mp3", "-c:a libmp3lame", Everywhere, true),
        ("s32.wav", "-c:a pcm_s32le", Somewhere, true), ("alaw.wav", "-c:a pcm_alaw", Somewhere, true), ("mulaw.wav", "-c:a pcm_mulaw", Somewhere, true),
        ("rf64.wav", "-c:a pcm_s16le -rf64 always", Somewhere, true), ("vorbis.ogg", "-c:a libvorbis", Somewhere, true), ("a.opus", "-c:a libopus", Somewhere, true),
        ("flac.oga", "-c:a flac -f ogg", Somewhere, true), ("aac.m4a", "-c:a aac", Somewhere, true), ("opus.mp4", "-c:a libopus -f mp4", Somewhere, true),
        ("flac.mp4", "-c:a flac -strict -2 -f mp4", Somewhere, true), ("mp3.mp4", "-c:a libmp3lame -ar 44100 -f mp4", Somewhere, true), ("alac.m4a", "-c:a alac", Somewhere, false),
        ("vorbis.webm", "-c:a libvorbis", Somewhere, true), ("opus.webm", "-c:a libopus", Somewhere, true), ("flac.mka", "-c:a flac", Somewhere, true),
        ("pcm.mka", "-c:a pcm_s16le", Somewhere, true), ("aac.mka", "-c:a aac", Somewhere, true), ("mp3.mka", "-c:a libmp3lame", Somewhere, true), ("a.aac", "-c:a aac -f adts", Somewhere, true),
        ("f64.wav", "-c:a pcm_f64le", Nowhere, false), ("gsm.wav", "-c:a libgsm_ms", Nowhere, false), ("g722.wav", "-c:a g722", Nowhere, false), ("ima.wav", "-c:a adpcm_ima_wav", Nowhere, false),
        ("speex.ogg", "-c:a libspeex", Nowhere, false), ("a.gsm", "-c:a libgsm", Nowhere, false), ("a.g722", "-c:a g722 -f g722", Nowhere, false),
        ("a.aiff", "-c:a pcm_s16be", Nowhere, false), ("a.au", "-c:a pcm_mulaw", Nowhere, false), ("a.w64", "-c:a pcm_s16le", Nowhere, false), ("a.wma", "-c:a wmav2 -f asf", Nowhere, false),
    ];

    private const string Play = """
        names => Promise.all(names.map(name => new Promise(resolve => {
          const player = new Audio("../" + name);
          player.muted = true;
          player.onerror = () => resolve(false);
          player.ontimeupdate = () => player.currentTime > 0.2 && resolve(true);
          player.play().catch(() => {});
        })))
        """;

    private readonly PageFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ThePageSaysWhatIsPlayed()
    {
        string speech = _folder.WriteSpeech("speech.wav", seconds: 2, sampleRate: 8000, seed: 1);
        if (!Make(speech, Files[0].Name, Files[0].Coding)) Assert.Skip("needs ffmpeg");
        Assert.All(Files, file => Assert.True(Make(speech, file.Name, file.Coding), file.Name));

        // No coder makes AMR here: 200 frames of the lowest rate that hold whatever bits.
        await File.WriteAllBytesAsync(_folder.PathOf("a.amr"), [.. "#!AMR\n"u8, .. Enumerable.Repeat<byte[]>([0x04, .. Enumerable.Repeat((byte)0x5A, 12)], 200).SelectMany(frame => frame)], TestContext.Current.CancellationToken);
        (string Name, string Said, bool Plays)[] expected = [.. Files.Select(file => (file.Name, file.Said, file.Plays)), ("a.amr", Nowhere, false)];
        _folder.WriteText("rows.csv", "id,path\n" + string.Concat(expected.Select(file => $"{file.Name},{file.Name}\n")));
        ProductPages.Run(_folder.PathOf(""), "Export-SpeechExplorer explorer -InputObject rows.csv -NoProfile -NoSpectrogram");

        await using OpenPage page = await chromium.OpenAsync(() => _folder.PathOf("explorer/index.html"));
        string[] names = [.. expected.Select(file => file.Name)];
        bool[] played = await page.Page.EvaluateAsync<bool[]>(Play, names);

        Assert.Equal(expected, names.Zip(Said(), played));
    }

    /// <summary>What the explorer's data say, row by row: a clip has a link, a remark, or both.</summary>
    private IEnumerable<string> Said()
    {
        for (int shard = 0; File.Exists(_folder.PathOf($"explorer/data/clips-{shard}.js")); shard++)
        {
            string text = File.ReadAllText(_folder.PathOf($"explorer/data/clips-{shard}.js"));
            using JsonDocument data = JsonDocument.Parse(text[(text.IndexOf('(') + 1)..text.LastIndexOf(')')]);
            foreach (JsonElement clip in data.RootElement.GetProperty("clips").EnumerateArray())
                yield return !clip.TryGetProperty("address", out _) ? Nowhere : clip.TryGetProperty("remark", out _) ? Somewhere : Everywhere;
        }
    }

    private bool Make(string source, string name, string coding)
    {
        ProcessStartInfo start = new("ffmpeg", ["-v", "error", "-y", "-i", source, .. coding.Split(' '), _folder.PathOf(name)]);
        try
        {
            using Process process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
