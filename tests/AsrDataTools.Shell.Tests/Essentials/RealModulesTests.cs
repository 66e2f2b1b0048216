using AsrDataTools.Shell.Essentials;

namespace AsrDataTools.Shell.Tests.Essentials;

public sealed class RealModulesTests : IDisposable
{
    private const string Utility = "Microsoft.PowerShell.Utility";

    private readonly string _modules = Directory.CreateTempSubdirectory("modules-").FullName;
    private readonly string _engine = Directory.CreateTempSubdirectory("engine-").FullName;

    [Fact]
    public void AManifestWithoutItsAssemblyCannotBeLoaded()
    {
        Make(_modules, Utility, Utility + ".psd1");

        Assert.False(RealModules.CanLoad(Utility, [_modules], _engine));
    }

    [Fact]
    public void AnAssemblyBesideTheEngineCanBeLoaded()
    {
        Make(_modules, Utility, Utility + ".psd1");
        Make(_engine, string.Empty, "Microsoft.PowerShell.Commands.Utility.dll");

        Assert.True(RealModules.CanLoad(Utility, ["/no/such/folder", _modules], _engine));
    }

    [Fact]
    public void AnAssemblyBesideTheManifestCanBeLoaded()
    {
        Make(_modules, "Microsoft.PowerShell.Security", "Microsoft.PowerShell.Security.psd1");
        Make(_modules, "Microsoft.PowerShell.Security", "Microsoft.PowerShell.Security.dll");

        Assert.True(RealModules.CanLoad("Microsoft.PowerShell.Security", [_modules], _engine));
        Assert.False(RealModules.CanLoad(Utility, [_modules], _engine));
    }

    public void Dispose()
    {
        Directory.Delete(_modules, recursive: true);
        Directory.Delete(_engine, recursive: true);
    }

    private static void Make(string root, string folder, string file)
    {
        Directory.CreateDirectory(Path.Combine(root, folder));
        File.WriteAllText(Path.Combine(root, folder, file), string.Empty);
    }
}
