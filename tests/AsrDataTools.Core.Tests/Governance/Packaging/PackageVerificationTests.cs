using System.Text;
using AsrDataTools.Governance.Packaging;

namespace AsrDataTools.Core.Tests.Governance.Packaging;

public sealed class PackageVerificationTests
{
    private static readonly string Zeros = new('0', 64);

    [Theory]
    [InlineData("sha256", "1.0", "\n", Verdict.Pass)]
    [InlineData("sha512", "1.0", "\r\n", Verdict.Pass)]
    [InlineData("sha256", "0.97", "\r", Verdict.Pass)]
    [InlineData("md5", "0.97", "\n", Verdict.Warn)]
    [InlineData("sha1", "1.0", "\r\n", Verdict.Warn)]
    public void OthersBagsAreRead(string algorithm, string version, string newLine, Verdict expected)
    {
        using HandMadeBag bag = new(algorithm, version, newLine);
        PackageVerification result = Verify(bag.Path);
        Assert.Equal(expected, result.Verdict);
        Assert.Equal((true, true, 3L, 14L, version, algorithm), (result.IsComplete, result.IsValid, result.PayloadFiles, result.PayloadBytes, result.BagItVersion, result.Algorithms.ToString()));
        Assert.Equal(expected == Verdict.Warn, result.Problems.Any(problem => problem.Rule == "AlgorithmWeak"));
        Assert.Contains(result.Problems, problem => problem is { Rule: "TagManifestMissing", Severity: Severity.Information });
    }

    [Fact]
    public void NamesWithLineBreaksAreSpelledOut()
    {
        using HandMadeBag bag = new();
        File.WriteAllText(bag["data/ex\ntra"], "x");
        Assert.Contains(Verify(bag.Path).Problems, problem => problem.Rule == "FileExtra" && problem.Message.Contains("data/ex\\u000atra", StringComparison.Ordinal));
    }

    [Fact]
    public void OneChangedBitIsNamed()
    {
        using HandMadeBag bag = new();
        byte[] content = File.ReadAllBytes(bag["data/sub/b.wav"]);
        content[2] ^= 1;
        File.WriteAllBytes(bag["data/sub/b.wav"], content);
        PackageVerification result = Verify(bag.Path);
        Assert.Equal((Verdict.Fail, true, false, 1L), (result.Verdict, result.IsComplete, result.IsValid, result.Altered));
        Finding altered = OnlyError(result);
        Assert.Equal(("FileAltered", bag["data/sub/b.wav"]), (altered.Rule, altered.Path));
        Assert.Contains("manifest-sha256.txt, line 2", altered.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFileIsNamed()
    {
        using HandMadeBag bag = new();
        File.Delete(bag["data/a.wav"]);
        PackageVerification result = Verify(bag.Path);
        Assert.Equal((Verdict.Fail, false, false, 1L, 0L), (result.Verdict, result.IsComplete, result.IsValid, result.Missing, result.Extra));
        Assert.Equal(("FileMissing", bag["data/a.wav"]), (OnlyError(result).Rule, OnlyError(result).Path));
    }

    [Fact]
    public void AnExtraFileIsNamed()
    {
        using HandMadeBag bag = new();
        bag.Write("data/new.wav", "delta");
        PackageVerification result = Verify(bag.Path);
        Assert.Equal((Verdict.Fail, false, 0L, 1L), (result.Verdict, result.IsComplete, result.Missing, result.Extra));
        Assert.Equal(("FileExtra", bag["data/new.wav"]), (OnlyError(result).Rule, OnlyError(result).Path));
    }

    [Fact]
    public void ARenamedFileIsSaidToBeRenamed()
    {
        using HandMadeBag bag = new();
        File.Move(bag["data/a.wav"], bag["data/sub/z.wav"]);
        PackageVerification result = Verify(bag.Path);
        Assert.Equal((Verdict.Fail, 0L, 0L, 1L), (result.Verdict, result.Missing, result.Extra, result.Renamed));
        Finding renamed = OnlyError(result);
        Assert.Equal("FileRenamed", renamed.Rule);
        Assert.Contains("'data/a.wav' is renamed: its content lies in 'data/sub/z.wav'", renamed.Message, StringComparison.Ordinal);
        // Without reading contents it is a file gone and a file come.
        PackageVerification fast = Verify(bag.Path, new() { Fast = true });
        Assert.Equal((1L, 1L, 0L), (fast.Missing, fast.Extra, fast.Renamed));
    }

    [Fact]
    public void TwoLostFilesOfOneContentAreNotBothFoundInOne()
    {
        using HandMadeBag bag = new(files: [("data/1", "same"), ("data/2", "same")]);
        File.Delete(bag["data/1"]);
        File.Move(bag["data/2"], bag["data/3"]);
        PackageVerification result = Verify(bag.Path);
        Assert.Equal((1L, 1L, 0L), (result.Renamed, result.Missing, result.Extra));
    }

    [Fact]
    public void TheFastCheckReadsNoContentAndIsNeverAPass()
    {
        using HandMadeBag bag = new();
        bag.Write("bag-info.txt", "Payload-Oxum: 14.3\n");
        long read = 0;
        PackageVerificationOptions options = new() { Fast = true, OnBytes = bytes => Interlocked.Add(ref read, bytes) };
        PackageVerification result = Verify(bag.Path, options);
        Assert.Equal((Verdict.Unknown, true, null, 0L), (result.Verdict, result.IsComplete, result.IsValid, read));
        bag.Append("data/a.wav", "!");
        result = Verify(bag.Path, options);
        Assert.Equal(Verdict.Fail, result.Verdict);
        Assert.Equal("OxumDiffers", OnlyError(result).Rule);
    }

    [Fact]
    public void EveryFileIsReadOnceWhateverTheNumberOfManifests()
    {
        using HandMadeBag bag = new();
        bag.WriteManifest("sha512", "\n", "data/a.wav", "data/sub/b.wav", "data/c.txt");
        bag.WriteManifest("md5", "\n", "data/a.wav", "data/sub/b.wav", "data/c.txt");
        long read = 0, announced = 0;
        PackageVerification result = Verify(bag.Path, new() { OnBytes = bytes => Interlocked.Add(ref read, bytes), OnStart = bytes => announced = bytes });
        Assert.Equal((Verdict.Pass, 14L, 14L), (result.Verdict, read, announced));
    }

    [Theory]
    [InlineData("1.0", Severity.Error)]
    [InlineData("0.97", Severity.Warning)]
    public void ManifestsThatListOtherFilesDisagree(string version, Severity expected)
    {
        using HandMadeBag bag = new(version: version);
        bag.WriteManifest("md5", "\n", "data/a.wav", "data/sub/b.wav");
        Finding finding = Assert.Single(Verify(bag.Path).Problems, problem => problem.Rule == "ManifestsDisagree");
        Assert.Equal(expected, finding.Severity);
        Assert.Contains("'data/c.txt'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside.txt", "leaves the bag")]
    [InlineData("data/../../outside.txt", "leaves the bag")]
    [InlineData("data/sub/../../../outside.txt", "leaves the bag")]
    [InlineData("/etc/passwd", "is absolute")]
    [InlineData("~root/.ssh/id", "home folder")]
    [InlineData("~", "home folder")]
    [InlineData("C:/windows/system.ini", "drive")]
    [InlineData("data\\..\\..\\outside.txt", "backslash")]
    [InlineData("data/NUL", "device on Windows")]
    [InlineData("data/com1.wav", "device on Windows")]
    [InlineData("data/sub/aux.tar.gz", "device on Windows")]
    [InlineData("bagit.txt", "not below data/")]
    [InlineData("data//a.wav", "empty step")]
    public void DangerousPathsAreRefusedWithTheirLine(string path, string reason)
    {
        using HandMadeBag bag = new();
        bag.Append("manifest-sha256.txt", $"{Zeros}  {path}\n");
        PackageVerification result = Verify(bag.Path);
        Finding refused = OnlyError(result);
        Assert.Equal(("PathRefused", 4L, false), (refused.Rule, refused.Line, result.IsComplete));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith(bag.Path, refused.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/A.WAV")]
    [InlineData("data/sub/../sub/b.wav", false)]
    public void NamesThatDifferInLetterCaseOnlyCollide(string path, bool collides = true)
    {
        using HandMadeBag bag = new();
        bag.Append("manifest-sha256.txt", $"{Zeros}  {path}\n");
        Assert.Equal(collides, Verify(bag.Path).Problems.Any(problem => problem is { Rule: "PathCollision", Line: 4 }));
    }

    [Fact]
    public void NamesThatDifferInCompositionOnlyCollide()
    {
        using HandMadeBag bag = new(files: [("data/caf\u00e9.wav", "one"), ("data/cafe\u0301.wav", "two")]);
        Finding collision = OnlyError(Verify(bag.Path));
        Assert.Equal(("PathCollision", 2L), (collision.Rule, collision.Line));
    }

    [Fact]
    public void AFileWhoseNameIsComposedOtherwiseIsFound()
    {
        using HandMadeBag bag = new(files: [("data/caf\u00e9.wav", "one")]);
        File.Move(bag["data/caf\u00e9.wav"], bag["data/cafe\u0301.wav"]);
        PackageVerification result = Verify(bag.Path);
        Assert.Equal((Verdict.Warn, true), (result.Verdict, result.IsValid));
        Assert.Single(result.Problems, problem => problem.Rule == "PathSpelling");
    }

    [Fact]
    public void APercentSignThatIsNotEncodedIsFound()
    {
        using HandMadeBag bag = new(files: [("data/take%25.wav", "one"), ("data/50%.wav", "two"), ("data/a%20b.wav", "three")]);
        PackageVerification result = Verify(bag.Path);
        Assert.Equal((Verdict.Warn, true), (result.Verdict, result.IsValid));
        Assert.Contains("take%25", Assert.Single(result.Problems, problem => problem.Rule == "PathSpelling").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LinksThatLeaveTheBagAreNotFollowed()
    {
        using TemporaryFolder outside = new();
        string secret = outside.Write("secret.txt", "alpha");
        using HandMadeBag bag = new();
        File.Delete(bag["data/a.wav"]);
        File.CreateSymbolicLink(bag["data/a.wav"], secret);
        Directory.CreateSymbolicLink(bag["data/folder"], outside.Path);
        File.CreateSymbolicLink(bag["data/ring"], bag["data/ring"]);
        PackageVerification result = Verify(bag.Path);
        Assert.Equal(3, result.Problems.Count(problem => problem.Rule == "LinkRefused"));
        Assert.Equal((Verdict.Fail, 1L), (result.Verdict, result.Missing));
    }

    [Fact]
    public void LinksWithinTheBagAreReadAsTheirTargets()
    {
        using HandMadeBag bag = new(files: [("data/a.wav", "same"), ("data/b.wav", "same")]);
        File.Delete(bag["data/b.wav"]);
        File.CreateSymbolicLink(bag["data/b.wav"], "a.wav");
        Assert.True(Verify(bag.Path).IsValid);
    }

    [Fact]
    public void FetchListsAreRefusedUnlessAllowedAndNeverFetched()
    {
        using HandMadeBag bag = new();
        File.Delete(bag["data/a.wav"]);
        bag.Write("fetch.txt", "https://example.org/a.wav 5 data/a.wav\n");
        Assert.Contains(Verify(bag.Path).Problems, problem => problem is { Rule: "FetchListRefused", Severity: Severity.Error });
        PackageVerification allowed = Verify(bag.Path, new() { AllowFetchList = true });
        Assert.Equal((Verdict.Warn, false, false, 0L), (allowed.Verdict, allowed.IsComplete, allowed.IsValid, allowed.Missing));
        bag.Write("fetch.txt", "https://example.org/a.wav 5 data/a.wav\nfile:///etc/passwd 5 data/c.txt\nhttps://example.org/x - ../x\nhttps://example.org/x many data/c.txt\nhttps://example.org/y - data/unlisted\nnothing\n");
        Assert.Equal([2L, 3L, 4L, null, 6L], Verify(bag.Path, new() { AllowFetchList = true }).Problems.Where(problem => problem.Rule == "FetchLineInvalid").Select(problem => problem.Line).OrderBy(line => line ?? 5));
    }

    [Fact]
    public void TagFilesAreCheckedByTheirManifest()
    {
        using HandMadeBag bag = new();
        bag.Write("bag-info.txt", "Contact-Name: A\n  continued\nno label\n");
        bag.Write("tagmanifest-sha256.txt", string.Concat(new[] { "bagit.txt", "bag-info.txt", "manifest-sha256.txt" }.Select(name => $"{bag.Checksum("sha256", name)} *{name}\n")));
        Assert.Equal("BagInfoInvalid", Assert.Single(Verify(bag.Path).Problems).Rule);
        bag.Append("bag-info.txt", "Contact-Email: b\n");
        bag.Write("added.txt", "x");
        PackageVerification result = Verify(bag.Path);
        Assert.Equal("FileAltered", OnlyError(result).Rule);
        Assert.Contains(result.Problems, problem => problem is { Rule: "FileExtra", Severity: Severity.Warning });
    }

    [Fact]
    public void HostileManifestsAreBounded()
    {
        using HandMadeBag bag = new();
        bag.Append("manifest-sha256.txt", new string('f', 5_000_000) + "\n" + string.Concat(Enumerable.Repeat("zz zz\n", 50_000)) + "\0\0\0");
        PackageVerification result = Verify(bag.Path);
        Assert.Equal(Verdict.Fail, result.Verdict);
        Assert.InRange(result.Problems.Count, 10_001, 10_003);
        Assert.Contains(result.Problems, problem => problem.Message.StartsWith("40,002 more", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("BagIt-Version: 2.5\nTag-File-Character-Encoding: UTF-8\n", Severity.Warning)]
    [InlineData("BagIt-Version: x\nTag-File-Character-Encoding: UTF-8\n", Severity.Error)]
    [InlineData("BagIt-Version: 1.0\nTag-File-Character-Encoding: klingon\n", Severity.Error)]
    [InlineData("BagIt-Version: 1.0\n", Severity.Error)]
    [InlineData("\0\u0001\u0002", Severity.Error)]
    [InlineData("", Severity.Error)]
    public void ADeclarationThatSaysNothingIsFound(string content, Severity severity)
    {
        using HandMadeBag bag = new();
        bag.Write("bagit.txt", content);
        Assert.Contains(Verify(bag.Path).Problems, problem => problem.Rule == "DeclarationInvalid" && problem.Severity == severity);
    }

    [Fact]
    public void TagFilesInLatin1AreRead()
    {
        using HandMadeBag bag = new(files: [("data/\u00e9.wav", "one")]);
        bag.Write("bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: ISO-8859-1\n");
        File.WriteAllBytes(bag["manifest-sha256.txt"], Encoding.Latin1.GetBytes($"{bag.Checksum("sha256", "data/\u00e9.wav")} data/\u00e9.wav\n"));
        Assert.True(Verify(bag.Path).IsValid);
    }

    [Fact]
    public void ABagWithoutAManifestThatIsKnownFails()
    {
        using HandMadeBag bag = new();
        File.Move(bag["manifest-sha256.txt"], bag["manifest-blake9.txt"]);
        PackageVerification result = Verify(bag.Path);
        Assert.Equal(Verdict.Fail, result.Verdict);
        Assert.Equal(["AlgorithmUnknown", "ManifestMissing"], result.Problems.Select(problem => problem.Rule).Where(rule => rule is "AlgorithmUnknown" or "ManifestMissing").Order());
    }

    [Theory]
    [InlineData("nowhere", "PathNotFound")]
    [InlineData("bag.zip", "PackageUnreadable")]
    [InlineData("", "PackageUnreadable")]
    public void WhatIsNoPackageIsRefused(string name, string errorId)
    {
        using TemporaryFolder folder = new();
        folder.Write("bag.zip", "PK");
        Assert.Equal(errorId, Assert.Throws<SpeechDataException>(() => Verify(folder[name])).ErrorId);
    }

    [Fact]
    public void ACancelledVerificationEnds()
    {
        using HandMadeBag bag = new();
        Assert.ThrowsAny<OperationCanceledException>(() => DeliveryPackage.Verify(bag.Path, null, new CancellationToken(canceled: true)));
    }

    private static Finding OnlyError(PackageVerification result) => Assert.Single(result.Problems, problem => problem.Severity == Severity.Error);

    private static PackageVerification Verify(string path, PackageVerificationOptions? options = null) =>
        DeliveryPackage.Verify(path, options, TestContext.Current.CancellationToken);
}
