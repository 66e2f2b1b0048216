using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials;

/// <summary>Finds out whether a module of pwsh itself can be loaded here.</summary>
internal static class RealModules
{
    /// <summary>
    /// True where the module is on the module path and the assembly with its cmdlets is beside it or
    /// beside the engine. A manifest alone is not enough: pwsh keeps the assemblies in its own folder,
    /// so a pwsh that is merely installed cannot lend them to another host.
    /// </summary>
    public static bool CanLoad(string module)
    {
        string engine = Path.GetDirectoryName(typeof(PSObject).Assembly.Location) ?? AppContext.BaseDirectory;
        string[] folders = (Environment.GetEnvironmentVariable("PSModulePath") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return CanLoad(module, [.. folders, Path.Combine(engine, "Modules")], engine);
    }

    /// <summary>The same for given module folders and a given folder of the engine.</summary>
    internal static bool CanLoad(string module, IEnumerable<string> folders, string engine)
    {
        string[] assemblies = [module + ".dll", module.Replace("PowerShell.", "PowerShell.Commands.", StringComparison.Ordinal) + ".dll"];
        return folders
            .Select(folder => Path.Combine(folder, module))
            .Any(folder => File.Exists(Path.Combine(folder, module + ".psd1"))
                && assemblies.Any(assembly => File.Exists(Path.Combine(folder, assembly)) || File.Exists(Path.Combine(engine, assembly))));
    }
}
