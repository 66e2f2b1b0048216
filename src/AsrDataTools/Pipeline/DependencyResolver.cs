using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace AsrDataTools.Pipeline;

/// <summary>
/// Serves third-party assemblies from <c>Dependencies/</c> through a private load context, so that they never clash with
/// the copies that PowerShell or another module has loaded. Core and the cmdlets themselves load ordinarily.
/// </summary>
public sealed class DependencyResolver : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly DependencyContext Context = new(
        Path.Combine(Path.GetDirectoryName(typeof(DependencyResolver).Assembly.Location)!, "Dependencies"));

    public void OnImport() => AssemblyLoadContext.Default.Resolving += Resolve;

    public void OnRemove(PSModuleInfo psModuleInfo) => AssemblyLoadContext.Default.Resolving -= Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) => Context.Find(name);

    private sealed class DependencyContext(string folder) : AssemblyLoadContext("AsrDataTools", isCollectible: false)
    {
        public Assembly? Find(AssemblyName name) =>
            File.Exists(FileOf(name)) ? LoadFromAssemblyName(name) : null;

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string file = FileOf(assemblyName);
            return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }

        // The default context's event for native libraries never fires for callers in this context.
        protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
        {
            foreach (string identifier in RuntimeIdentifiers())
            {
                string native = Path.Combine(folder, "runtimes", identifier, "native");
                foreach (string name in NativeNames(unmanagedDllName))
                {
                    string file = Path.Combine(native, name);
                    if (File.Exists(file)) return LoadUnmanagedDllFromPath(file);
                }
            }

            return IntPtr.Zero;
        }

        private static IEnumerable<string> RuntimeIdentifiers()
        {
            string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
            yield return RuntimeInformation.RuntimeIdentifier;
            yield return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }

        private static IEnumerable<string> NativeNames(string name) =>
            OperatingSystem.IsWindows() ? [name, name + ".dll"]
            : OperatingSystem.IsMacOS() ? [name, name + ".dylib", $"lib{name}.dylib"]
            : [name, name + ".so", $"lib{name}.so"];

        private string FileOf(AssemblyName name) => Path.Combine(folder, name.Name + ".dll");
    }
}
