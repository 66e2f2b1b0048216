namespace AsrDataTools.Shell.Tests;

public sealed class ModuleLocatorTests
{
    [Fact]
    public void FindsTheManifestOfThisClone() =>
        Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(ModuleLocator.Find(AppContext.BaseDirectory))!, "AsrDataTools.sln")));

    [Fact]
    public void SaysWhereItHasLooked()
    {
        FileNotFoundException exception = Assert.Throws<FileNotFoundException>(() => ModuleLocator.Find(Path.GetTempPath()));
        Assert.Contains(Path.GetTempPath(), exception.Message, StringComparison.Ordinal);
    }
}
