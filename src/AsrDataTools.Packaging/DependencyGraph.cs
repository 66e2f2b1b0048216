using System.Text.Json;

namespace AsrDataTools.Packaging;

/// <summary>Which shipped package needs which, as the restore resolved it. Packages without a file of their own are passed through.</summary>
public sealed class DependencyGraph
{
    private readonly Dictionary<string, SortedSet<string>> _needs = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> _roots = new(StringComparer.Ordinal);

    /// <param name="assets">The project.assets.json files of the projects that are shipped.</param>
    /// <param name="shipped">Id/version of the packages that are shipped.</param>
    public DependencyGraph(IEnumerable<string> assets, IReadOnlyCollection<string> shipped)
    {
        Dictionary<string, string> written = shipped.ToDictionary(one => one, StringComparer.OrdinalIgnoreCase);
        foreach (string file in assets) Add(file, written);
        SortedSet<string> needed = new(_needs.Values.SelectMany(one => one), StringComparer.OrdinalIgnoreCase);
        // What no project asks for by name, .NET itself, is the product's own need.
        _roots.UnionWith(shipped.Where(one => !_needs.ContainsKey(one) && !needed.Contains(one)));
    }

    /// <summary>What the product itself asks for.</summary>
    public IEnumerable<string> Roots => _roots;

    public IEnumerable<string> NeededBy(string package) => _needs.GetValueOrDefault(package) ?? [];

    private void Add(string file, Dictionary<string, string> shipped)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
        // The first target is the framework alone; those with a runtime identifier hold the same packages.
        JsonElement target = document.RootElement.GetProperty("targets").EnumerateObject().First().Value;
        Dictionary<string, (string Key, JsonElement Node)> nodes = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty node in target.EnumerateObject()) nodes[node.Name.Split('/')[0]] = (node.Name, node.Value);

        IEnumerable<string> Reached(string id, HashSet<string> seen)
        {
            if (!nodes.TryGetValue(id, out (string Key, JsonElement Node) node) || !seen.Add(id)) return [];
            return shipped.TryGetValue(node.Key, out string? name) ? [name] : Needs(node.Node).SelectMany(one => Reached(one, seen));
        }

        foreach ((string key, JsonElement node) in nodes.Values)
        {
            if (!shipped.TryGetValue(key, out string? name)) continue;
            if (!_needs.TryGetValue(name, out SortedSet<string>? needs)) _needs[name] = needs = new SortedSet<string>(StringComparer.Ordinal);
            foreach (string id in Needs(node)) needs.UnionWith(Reached(id, []));
        }

        IEnumerable<string> direct = document.RootElement.GetProperty("project").GetProperty("frameworks").EnumerateObject()
            .SelectMany(framework => framework.Value.TryGetProperty("dependencies", out JsonElement all) ? all.EnumerateObject().Select(one => one.Name) : []);
        IEnumerable<string> projects = nodes.Where(one => one.Value.Node.GetProperty("type").GetString() == "project").Select(one => one.Key);
        foreach (string id in direct.Concat(projects)) _roots.UnionWith(Reached(id, []));
    }

    private static IEnumerable<string> Needs(JsonElement node) =>
        node.TryGetProperty("dependencies", out JsonElement all) ? all.EnumerateObject().Select(one => one.Name) : [];
}
