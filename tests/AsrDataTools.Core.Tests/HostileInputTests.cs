using System.Runtime.ExceptionServices;
using AsrDataTools.Fuzz;

namespace AsrDataTools.Core.Tests;

/// <summary>
/// What fuzzing tries for hours, for seconds: every seed, every input that was once answered wrongly, and changed seeds that are the same in every run. An
/// input is read or refused with a <see cref="SpeechDataException"/>, in memory that its length bounds.
/// </summary>
public sealed class HostileInputTests
{
    private const int Changed = 40;
    private const int Seed = 20;

    // As much as the threads of a pool have: what recurses too deeply must fail here too.
    private const int StackBytes = 1_500_000;

    // No measure of speed: an input that is still being read by then will never be.
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(2);

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void IsReadOrRefused(string name)
    {
        FuzzTarget target = FuzzTargets.Named(name);
        using FuzzFolder folder = new();
        foreach (byte[] seed in target.Seeds) Execute(target, "a seed", seed, folder);
        foreach ((string regression, byte[] bytes) in FuzzTargets.Regressions(target)) Execute(target, regression, bytes, folder);
        Mutator mutator = new(target, Seed);
        for (int round = 1; round <= Changed; round++) Execute(target, FormattableString.Invariant($"change {round} of seed {Seed}"), mutator.Next(), folder);
    }

    [Fact]
    public void EveryFolderOfRegressionsIsOfATarget()
    {
        string[] folders = [.. Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "Regressions")).Select(folder => Path.GetFileName(folder)!)];

        Assert.NotEmpty(folders);
        Assert.All(folders, folder => Assert.NotEmpty(FuzzTargets.Regressions(FuzzTargets.Named(folder))));
    }

    [Fact]
    public void TargetsHaveNamesOfTheirOwnAndASeedThatIsRead()
    {
        Assert.Equal(FuzzTargets.All.Count, FuzzTargets.All.Select(target => target.Name).Distinct().Count());
        using FuzzFolder folder = new();
        // A plan of an audit bears its own hash, which no seed by hand has.
        Assert.All(FuzzTargets.All.Where(target => target.Name != "audit-plan"), target => Assert.Contains(target.Seeds, seed => FuzzRun.Execute(target, seed, folder)));
    }

    [Fact]
    public void WhatAParserLetsOutIsAFinding()
    {
        using FuzzFolder folder = new();
        FuzzTarget broken = new("broken", static (_, _) => throw new IndexOutOfRangeException(), "x");
        FuzzTarget greedy = new("greedy", static (_, _) => GC.KeepAlive(new byte[1 << 20]), "x") { FixedBytes = 1 << 10, BytesPerByte = 10 };

        Assert.IsType<IndexOutOfRangeException>(Assert.Throws<FuzzFinding>(() => FuzzRun.Execute(broken, [1], folder)).InnerException);
        Assert.Contains("allocate", Assert.Throws<FuzzFinding>(() => FuzzRun.Execute(greedy, [1], folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ChangesAreTheSameInEveryRun()
    {
        FuzzTarget target = FuzzTargets.Named("annotation-rttm");
        Mutator one = new(target, 5), other = new(target, 5);
        for (int round = 0; round < 50; round++) Assert.Equal(one.Next(), other.Next());
    }

    private static void Execute(FuzzTarget target, string which, byte[] bytes, FuzzFolder folder)
    {
        ExceptionDispatchInfo? finding = null;
        Thread reader = new(() =>
        {
            try
            {
                FuzzRun.Execute(target, bytes, folder);
            }
            catch (FuzzFinding found)
            {
                finding = ExceptionDispatchInfo.Capture(new FuzzFinding($"{which} ({bytes.Length} bytes, base64 {Convert.ToBase64String(bytes.AsSpan(0, Math.Min(bytes.Length, 3000)))}): {found.Message}", found));
            }
        }, StackBytes)
        { IsBackground = true };
        reader.Start();
        if (!reader.Join(HangGuard)) throw new FuzzFinding($"{target.Name}: {which} does not come to an end: base64 {Convert.ToBase64String(bytes.AsSpan(0, Math.Min(bytes.Length, 3000)))}");
        finding?.Throw();
    }
}
