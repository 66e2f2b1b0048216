using System.Security.Cryptography;
using AsrDataTools.Audio;

namespace AsrDataTools.Core.Tests.Audio;

/// <summary>What passes is waited for and costs no sample; what stays, and what is of another kind, is said.</summary>
public sealed class StorageFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _cancellation = new();

    public StorageFaultTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "has the error numbers of Linux");

    public void Dispose()
    {
        _folder.Dispose();
        _cancellation.Dispose();
    }

    [Theory]
    [InlineData("wav", FaultyStorage.Broken)]
    [InlineData("wav", FaultyStorage.Stale)]
    [InlineData("flac", FaultyStorage.Broken)]
    [InlineData("flac", FaultyStorage.Stale)]
    public void WhatPassesCostsNoSample(string kind, int error)
    {
        string path = Recording(kind);

        // From the second piece on it only works when it is opened anew.
        FaultyStorage storage = new() { Fault = (reading, opening) => (opening, reading) is (1, > 1) ? error : 0 };
        Decoded read = Decoded.Read(path, new() { Calls = storage });

        Decoded right = Decoded.Read(path);
        Assert.Equal(right.Integers[0], read.Integers[0]);
        Assert.Equal(right.Remarks, read.Remarks);
        Assert.Equal(PassingFault.Waits[0], Assert.Single(storage.Waits));
        Assert.Equal(2, storage.Openings);
    }

    [Fact]
    public void AFaultInTheMiddleGoesOnWhereItWas()
    {
        string path = Recording("wav");
        FaultyStorage storage = new() { Fault = (reading, _) => reading % 3 == 0 ? FaultyStorage.Stale : 0 };

        Assert.Equal(Decoded.Read(path).Integers[0], Decoded.Read(path, new() { Calls = storage }, capacity: 20_000).Integers[0]);
        Assert.True(storage.Waits.Count > 2, $"{storage.Waits.Count} waits");
        Assert.Equal(new FileInfo(path).Length, storage.Bytes);
    }

    [Theory]
    [InlineData("wav")]
    [InlineData("flac")]
    public void WhatStaysSaysHowOftenItWasTried(string kind)
    {
        FaultyStorage storage = new() { Fault = (reading, _) => reading > 1 ? FaultyStorage.Broken : 0 };

        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Decoded.Read(Recording(kind), new() { Calls = storage }));

        Assert.Equal(("AudioUnreadable", SpeechDataProblem.Storage), (error.ErrorId, error.Problem));
        Assert.Contains("error 5 (5 attempts in 3.75 s)", error.Message, StringComparison.Ordinal);
        Assert.Equal(PassingFault.Waits, storage.Waits);
    }

    /// <summary>As sshfs does with a file that was open while its server went away: its end comes early, until it is opened anew.</summary>
    [Theory]
    [InlineData("wav", 1)]
    [InlineData("wav", 2)]
    [InlineData("flac", 2)]
    public void AnEarlyEndIsNoEnd(string kind, int from)
    {
        string path = Recording(kind);
        FaultyStorage passing = new() { Ends = (reading, opening) => opening == 1 && reading >= from };
        FaultyStorage staying = new() { Ends = (reading, _) => reading >= from };

        Decoded read = Decoded.Read(path, new() { Calls = passing });
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Decoded.Read(path, new() { Calls = staying }));

        Assert.Equal(Decoded.Read(path).Integers[0], read.Integers[0]);
        Assert.Empty(read.Remarks);
        Assert.Single(passing.Waits);
        Assert.Equal(("AudioUnreadable", SpeechDataProblem.Storage), (error.ErrorId, error.Problem));
        Assert.Contains($"ends there, but it has {new FileInfo(path).Length:N0} bytes (5 attempts", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Half a recording that is still being copied, or was cut, would be measured as if it were one.</summary>
    [Fact]
    public void AFileThatBecomesShorterIsNotMeasured()
    {
        string path = Recording("wav");
        FaultyStorage storage = new()
        {
            Ends = (reading, _) =>
            {
                if (reading == 2) File.WriteAllBytes(path, File.ReadAllBytes(path)[..100_000]);
                return false;
            },
        };

        Assert.Contains("was changed or replaced", Assert.Throws<SpeechDataException>(() => Decoded.Read(path, new() { Calls = storage })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOpeningIsTriedAgainToo()
    {
        string path = Recording("wav");
        FaultyStorage passing = new() { OpeningFault = opening => opening < 3 ? FaultyStorage.Stale : 0 };
        FaultyStorage staying = new() { OpeningFault = _ => FaultyStorage.Stale };

        Assert.Equal(Decoded.Read(path).Integers[0], Decoded.Read(path, new() { Calls = passing }).Integers[0]);
        Assert.Contains("5 attempts", Assert.Throws<SpeechDataException>(() => AudioFile.Open(path, new() { Calls = staying })).Message, StringComparison.Ordinal);
        Assert.Equal(2, passing.Waits.Count);
        Assert.Equal(5, staying.Openings);
    }

    [Fact]
    public void OtherFaultsAreNotTriedAgain()
    {
        const int NoSuchDevice = 19;
        FaultyStorage storage = new() { Fault = (reading, _) => reading > 1 ? NoSuchDevice : 0 };

        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Decoded.Read(Recording("wav"), new() { Calls = storage }));

        Assert.Contains("error 19.", error.Message, StringComparison.Ordinal);
        Assert.Empty(storage.Waits);
        Assert.Equal((1, 2), (storage.Openings, storage.Readings));
    }

    [Fact]
    public void AnotherFileInItsPlaceIsNotReadOn()
    {
        string path = Recording("wav");
        FaultyStorage storage = new()
        {
            Fault = (reading, opening) => (opening, reading) is (1, > 1) ? FaultyStorage.Stale : 0,
            OnWait = () => _folder.Write(Path.GetFileName(path), WaveBytes.File(WaveBytes.Format(), WaveBytes.Chunk("data", new byte[90_000]))),
        };

        SpeechDataException error = Assert.Throws<SpeechDataException>(() => Decoded.Read(path, new() { Calls = storage }));

        Assert.Contains("was changed or replaced", error.Message, StringComparison.Ordinal);
        Assert.Single(storage.Waits);
    }

    [Fact]
    public void AFileThatIsGoneAfterwardsIsSaidToBe()
    {
        string path = Recording("wav");
        FaultyStorage storage = new()
        {
            Fault = (reading, opening) => (opening, reading) is (1, > 1) ? FaultyStorage.Stale : 0,
            OnWait = () => File.Delete(path),
        };

        Assert.Equal(SpeechDataProblem.NotFound, Assert.Throws<SpeechDataException>(() => Decoded.Read(path, new() { Calls = storage })).Problem);
    }

    [Theory]
    [InlineData("wav")]
    [InlineData("flac")]
    public void WaitingIsCancelled(string kind)
    {
        FaultyStorage storage = new() { Fault = (reading, _) => reading > 1 ? FaultyStorage.Broken : 0, OnWait = _cancellation.Cancel };

        Assert.Throws<OperationCanceledException>(() => Decoded.Read(Recording(kind), new() { Calls = storage, Cancellation = _cancellation.Token }));
        Assert.Single(storage.Waits);
    }

    /// <summary>Whichever reading fails, that of what lies before the samples and is read for the hash alone too, it is told as the recording's.</summary>
    [Fact]
    public void EveryReadingFailsAsTheRecording()
    {
        const int NoSuchDevice = 19;
        string path = _folder.Write("a.wav", WaveBytes.File(WaveBytes.Format(), WaveBytes.Chunk("LIST", new byte[50_000]), WaveBytes.Chunk("data", new byte[9000])));
        int failing = 1;
        for (; ; failing++)
        {
            int last = failing;
            FaultyStorage storage = new() { Fault = (reading, _) => reading == last ? NoSuchDevice : 0 };
            Exception? error = Record.Exception(() => Decoded.Read(path, new() { Calls = storage, HashFile = true }));
            if (storage.Readings < last) break;
            Assert.Equal("AudioUnreadable", Assert.IsType<SpeechDataException>(error).ErrorId);
        }

        Assert.True(failing > 4, $"{failing} readings");
    }

    /// <summary>Opened once, and no byte is read twice, hashing included.</summary>
    [Fact]
    public void EachByteIsReadOnce()
    {
        string path = Recording("wav");
        FaultyStorage storage = new();
        using AudioReader reader = AudioFile.Open(path, new() { Calls = storage, HashFile = true });
        AudioBlock block = new(1, 5000);
        while (reader.Read(block))
        {
        }

        Assert.Equal(SHA256.HashData(File.ReadAllBytes(path)), reader.HashFile());
        Assert.Equal(new FileInfo(path).Length, storage.Bytes);
        Assert.Equal(1, storage.Openings);
    }

    /// <summary>libsndfile asks for pieces of four bytes and goes back to the start: of storage it gets large ones, and little of it twice.</summary>
    [Theory]
    [InlineData("flac")]
    [InlineData("mp3")]
    public void WhatALibraryDecodesIsReadInLargePieces(string kind)
    {
        string path = Recording(kind);
        FaultyStorage storage = new();
        long length = new FileInfo(path).Length;

        using (AudioReader reader = AudioFile.Open(path, new() { Calls = storage, HashFile = true }))
        {
            AudioBlock block = new(1, 5000);
            while (reader.Read(block))
            {
            }

            Assert.Equal(SHA256.HashData(File.ReadAllBytes(path)), reader.HashFile());
        }

        Assert.Equal(1, storage.Openings);
        Assert.InRange(storage.Bytes, length, length + (2 << 16));
        Assert.InRange(storage.Readings, 1, (length / (1 << 16)) + 5);
    }

    // Ten seconds of a tone in noise; what is not WAV by ffmpeg.
    private string Recording(string kind)
    {
        Random random = new(1);
        short[] samples = [.. Enumerable.Range(0, 160_000).Select(i => (short)((8000 * Math.Sin(i / 9.0)) + random.Next(-3000, 3000)))];
        string wave = _folder.Write("a.wav", WaveBytes.File(WaveBytes.Format(rate: 16000), WaveBytes.Chunk("data", WaveBytes.Samples(samples))));
        if (kind == "wav") return wave;
        Peer.RequireSoundFile();
        Peer.Run("ffmpeg", "-v", "error", "-y", "-i", wave, _folder[$"a.{kind}"]);
        return _folder[$"a.{kind}"];
    }
}
