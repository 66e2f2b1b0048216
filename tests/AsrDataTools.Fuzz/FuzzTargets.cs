namespace AsrDataTools.Fuzz;

/// <summary>The one list of what is fuzzed.</summary>
public static class FuzzTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        .. AudioTargets.All,
        .. AnnotationTargets.All,
        .. ManifestTargets.All,
        .. TableTargets.All,
        .. ScoringTargets.All,
        .. SettingsTargets.All,
        .. GovernanceTargets.All,
        .. StoreTargets.All,
        .. TextTargets.All,
    ];

    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static FuzzTarget Named(string name) =>
        All.FirstOrDefault(target => target.Name == name) ?? throw new ArgumentException($"There is no target '{name}'. The targets are {string.Join(", ", All.Select(target => target.Name))}.", nameof(name));

    /// <summary>Inputs that a target answered wrongly once, and what they are called.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Regressions(FuzzTarget target)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Regressions", target.Name);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))
            : [];
    }
}
