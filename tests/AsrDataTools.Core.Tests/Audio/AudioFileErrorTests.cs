using System.Text;
using AsrDataTools.Audio;

namespace AsrDataTools.Core.Tests.Audio;

public sealed class AudioFileErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static SpeechDataException Fail(string path, AudioOpenOptions? options = null)
    {
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Decoded.Read(path, options));
        Assert.Equal(path, error.Path);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        return error;
    }

    [Fact]
    public void AnEmptyFileIsSaidToBeEmpty() => Assert.Equal("AudioEmpty", Fail(_folder.Write("e.wav", [])).ErrorId);

    [Fact]
    public void ANamedPipeIsNotWaitedFor()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs named pipes in the file system");
        string path = _folder["pipe.wav"];
        using (System.Diagnostics.Process made = System.Diagnostics.Process.Start("mkfifo", [path])) made.WaitForExit();

        Assert.Equal("AudioEmpty", Fail(path).ErrorId);
    }

    [Fact]
    public void AFileThatIsNotThere()
    {
        SpeechDataException error = Fail(_folder["none.wav"]);
        Assert.Equal(("AudioUnreadable", SpeechDataProblem.NotFound), (error.ErrorId, error.Problem));
    }

    [Fact]
    public void AFolderIsNoFile()
    {
        SpeechDataException error = Fail(_folder.Path);
        Assert.Equal(("AudioUnreadable", SpeechDataProblem.InvalidArgument), (error.ErrorId, error.Problem));
    }

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "Git LFS pointer")]
    [InlineData("\r\n<!DOCTYPE html><html><body>404</body></html>", "HTML page")]
    [InlineData("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "XML document")]
    [InlineData("{\"error\": \"not found\"}", "is JSON")]
    [InlineData("not a recording at all", "begins with text (\"not a recording at all\")")]
    [InlineData("größer", "begins with text (\"größer\")")]
    [InlineData("PK\u0003\u0004xyz", "ZIP archive")]
    [InlineData("\0\0\0\0\0\0\0\0", "8 zero bytes")]
    [InlineData("\u0001\u0002\u0003", "bytes 010203")]
    [InlineData("RIFF\0\0\0\0ACONxyz", "bytes 52494646")]
    public void WhatIsNoRecordingIsDescribed(string content, string description)
    {
        SpeechDataException error = Fail(_folder.Write("x.wav", Encoding.UTF8.GetBytes(content)));
        Assert.Equal("AudioNotRecognised", error.ErrorId);
        Assert.Contains(description, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.gsm")]
    [InlineData("x.ul")]
    [InlineData("x.g722")]
    [InlineData("x.mp3")]
    public void TextIsTextWhateverTheExtension(string name) =>
        Assert.Contains("begins with text", Fail(_folder.Write(name, [.. "hello hello hello hello hello hello hello"u8])).Message, StringComparison.Ordinal);

    [Fact]
    public void AGsmFileWithoutItsMarksIsNone()
    {
        byte[] frames = new byte[99];
        frames[0] = frames[33] = 0xD0;
        frames[66] = 0x10;
        SpeechDataException error = Fail(_folder.Write("x.gsm", frames));
        Assert.Equal("AudioNotRecognised", error.ErrorId);
        Assert.Contains("byte 66", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingDecodersAreNamedWithTheirPackages()
    {
        AudioDecoders none = new(() => null, "no-such-ffmpeg", "no-such-ffprobe");
        foreach ((string name, byte[] content, string package) in new[]
        {
            ("a.flac", "fLaC0000"u8.ToArray(), "libsndfile1"),
            ("a.m4a", "0000ftypM4A "u8.ToArray(), "apt install ffmpeg"),
            ("a.g722", [1, 2, 3], "apt install ffmpeg"),
            ("a.gsm", [0xD0, .. new byte[32]], "libsndfile1"),
        })
        {
            string path = _folder.Write(name, content);
            SpeechDataException error = Assert.Throws<SpeechDataException>(() => AudioFile.Open(path, AudioOpenOptions.Default, none));
            Assert.Equal(("DecoderMissing", SpeechDataProblem.NotInstalled, path), (error.ErrorId, error.Problem, error.Path));
            Assert.Contains(package, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WithoutLibsndfileFfmpegDecodesTheSame()
    {
        Peer.RequireSoundFile();
        Peer.Run("sox", Peer.Prompt("vm-intro.wav"), _folder["a.flac"]);
        AudioDecoders onlyFfmpeg = AudioDecoders.System with { SoundFile = () => null };
        foreach (string path in new[] { _folder["a.flac"], Peer.Prompt("vm-intro.gsm") })
        {
            Decoded with = Decoded.Read(path);
            Decoded without = Decoded.Read(AudioFile.Open(path, AudioOpenOptions.Default, onlyFfmpeg));
            Assert.Equal(with.Integers[0], without.Integers[0]);
            Assert.Equal(with.Format with { FrameCount = null }, without.Format with { FrameCount = null });
        }
    }

    [Theory]
    [InlineData("broken.m4a", "0000ftypM4A garbage that is no MP4 file at all")]
    [InlineData("broken.flac", "fLaCgarbage that is no FLAC file at all")]
    public void DecodersThatGiveUpAreQuoted(string name, string content)
    {
        Peer.Run("ffprobe", "-version");
        SpeechDataException error = Fail(_folder.Write(name, Encoding.ASCII.GetBytes(content)));
        Assert.Equal("DecoderFailed", error.ErrorId);
        Assert.Contains("ffprobe", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AVideoWithoutSoundHasNoSamples()
    {
        Peer.Run("ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i", "color=size=16x16:duration=0.2", "-c:v", "mpeg4", _folder["v.mp4"]);
        Assert.Equal("AudioNoSamples", Fail(_folder["v.mp4"]).ErrorId);
    }

    [Theory]
    [InlineData("pcm_s16", 8000, 1)]
    [InlineData("pcm_s16le", 0, 1)]
    [InlineData("pcm_s16le", 8000, 0)]
    [InlineData("gsm", 8000, 2)]
    public void ARawFormatThatMakesNoSense(string codec, int rate, int channels) =>
        Assert.Equal("RawFormatInvalid", Fail(_folder.Write("x.raw", new byte[66]), new() { Raw = new(codec, rate, channels) }).ErrorId);
}
