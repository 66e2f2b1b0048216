using System.Text.Json;
using System.Text.RegularExpressions;

namespace AsrDataTools.Shell.Tests.Packaging;

/// <summary>The systems that packages are made for, held without making any.</summary>
public sealed partial class RuntimeTests
{
    private static readonly string Root = Path.GetDirectoryName(ModuleLocator.Find(AppContext.BaseDirectory))!;
    private static readonly string[] Runtimes = ["linux-arm64", "linux-x64", "osx-arm64", "win-x64"];

    public static TheoryData<string> Places => ["src/AsrDataTools/AsrDataTools.csproj", "build.ps1", ".ci/package", "docs/guides/install.md"];

    [Theory]
    [MemberData(nameof(Places))]
    public void AllThatNamesTheSystemsNamesTheseFour(string place) =>
        Assert.Equal(Runtimes, RuntimeName().Matches(File.ReadAllText(Path.Combine(Root, place))).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A package that has native code for some of the four has it for all: otherwise the module would import there and fail later.</summary>
    [Theory]
    [InlineData("AsrDataTools", 2)]
    [InlineData("AsrDataTools.Shell", 1)]
    public void EveryPackageWithNativeCodeHasItForAllFour(string project, int least)
    {
        using JsonDocument assets = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, "src", project, "obj", "project.assets.json")));
        int native = 0;
        foreach (JsonProperty package in assets.RootElement.GetProperty("targets").EnumerateObject().First(target => !target.Name.Contains('/')).Value.EnumerateObject())
        {
            if (!package.Value.TryGetProperty("runtimeTargets", out JsonElement files)) continue;
            HashSet<string> known = [.. files.EnumerateObject().Where(file => file.Value.GetProperty("assetType").GetString() == "native").Select(file => file.Value.GetProperty("rid").GetString()!)];
            if (known.All(runtime => runtime.StartsWith("win", StringComparison.Ordinal))) continue; // None, or what no other system knows.
            native++;
            Assert.All(Runtimes, runtime => Assert.True(known.Overlaps([runtime, runtime.Split('-')[0]]), $"{package.Name} has no native code for {runtime}, but for {string.Join(", ", known)}"));
        }

        Assert.InRange(native, least, 100);
    }

    [Fact]
    public void TheModuleHasTheSameNativeCodeForEachAndForNoOther()
    {
        DirectoryInfo[] folders = new DirectoryInfo(Path.Combine(Root, "bin", "Dependencies", "runtimes")).GetDirectories();

        Assert.Equal(Runtimes, folders.Select(folder => folder.Name).Order(StringComparer.Ordinal));
        Assert.All(folders, folder => Assert.Equal(
            ["e_sqlite3", "onnxruntime"],
            folder.GetFiles("*", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file.Name)).Select(name => name.StartsWith("lib", StringComparison.Ordinal) ? name[3..] : name).Order(StringComparer.Ordinal)));
    }

    /// <summary>Without it the engine runs no scripts on Windows, and asrdata does not start there. It is looked for where the engine lies: beside asrdata as one file, below it in the tool.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("runtimes/win/lib/net10.0")]
    public void ThePolicyForWindowsIsThere(string folder)
    {
        Assert.True(folder.Length == 0 || File.Exists(Path.Combine(AppContext.BaseDirectory, folder, "System.Management.Automation.dll")));
        using JsonDocument settings = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, folder, "powershell.config.json")));

        Assert.Equal("RemoteSigned", settings.RootElement.GetProperty("Microsoft.PowerShell:ExecutionPolicy").GetString());
    }

    [GeneratedRegex(@"\b(linux|win|osx)-(musl-)?(x64|x86|arm64|arm)\b")]
    private static partial Regex RuntimeName();
}
