using System.Security.Cryptography;
using System.Text.Json;

namespace AsrDataTools.Packaging;

/// <summary>
/// The bill of materials of a product as CycloneDX 1.6 JSON (ECMA-424): each package with version, license, SHA-512 of the package and SHA-256
/// of each file that is shipped of it, and which needs which. No time and no serial number: the same product gives the same bytes.
/// </summary>
public static class BillOfMaterials
{
    public static void Write(Product product, DependencyGraph graph, Stream target)
    {
        using Utf8JsonWriter json = new(target, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        string self = $"pkg:nuget/{product.Name}@{product.Version}";
        json.WriteStartObject();
        json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        json.WriteString("bomFormat", "CycloneDX");
        json.WriteString("specVersion", "1.6");
        json.WriteNumber("version", 1);
        json.WriteStartObject("metadata");
        json.WriteStartObject("component");
        Identity(json, "application", self, product.Name, product.Version);
        License(json, new PackageLicense("MIT", Declared: true));
        Files(json, product.Parts.Where(part => part.IsOwn));
        json.WriteEndObject();
        json.WriteEndObject();

        json.WriteStartArray("components");
        foreach (PackageFacts package in product.Packages) Component(json, product, package);
        json.WriteEndArray();

        Dictionary<string, string> references = product.Packages.ToDictionary(one => $"{one.Id}/{one.Version}", one => one.PackageUrl, StringComparer.OrdinalIgnoreCase);
        json.WriteStartArray("dependencies");
        Needs(json, self, graph.Roots, references);
        foreach (PackageFacts package in product.Packages) Needs(json, package.PackageUrl, graph.NeededBy($"{package.Id}/{package.Version}"), references);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Component(Utf8JsonWriter json, Product product, PackageFacts package)
    {
        json.WriteStartObject();
        Identity(json, "library", package.PackageUrl, package.Id, package.Version);
        json.WriteString("copyright", package.Copyright);
        Hash(json, "SHA-512", package.Sha512);
        License(json, package.License(product.Texts));
        json.WriteStartArray("externalReferences");
        if (package.Project is string project) Reference(json, "website", project);
        if (package.Repository is string repository) Reference(json, "vcs", repository);
        json.WriteEndArray();
        Files(json, product.PartsOf(package));
        json.WriteEndObject();
    }

    private static void Identity(Utf8JsonWriter json, string type, string packageUrl, string name, string version)
    {
        json.WriteString("type", type);
        json.WriteString("bom-ref", packageUrl);
        json.WriteString("name", name);
        json.WriteString("version", version);
        json.WriteString("purl", packageUrl);
    }

    private static void License(Utf8JsonWriter json, PackageLicense license)
    {
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        string acknowledgement = license.Declared ? "declared" : "concluded";
        if (license.Expression.Contains(' ', StringComparison.Ordinal))
        {
            json.WriteString("expression", license.Expression);
            json.WriteString("acknowledgement", acknowledgement);
        }
        else
        {
            json.WriteStartObject("license");
            json.WriteString("id", license.Expression);
            json.WriteString("acknowledgement", acknowledgement);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Files(Utf8JsonWriter json, IEnumerable<Part> parts)
    {
        json.WriteStartArray("components");
        foreach (Part part in parts)
        {
            json.WriteStartObject();
            json.WriteString("type", "file");
            json.WriteString("name", part.Place);
            using FileStream content = File.OpenRead(part.Source);
            Hash(json, "SHA-256", Convert.ToHexStringLower(SHA256.HashData(content)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Hash(Utf8JsonWriter json, string algorithm, string content)
    {
        json.WriteStartArray("hashes");
        json.WriteStartObject();
        json.WriteString("alg", algorithm);
        json.WriteString("content", content);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Reference(Utf8JsonWriter json, string type, string url)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("url", url);
        json.WriteEndObject();
    }

    private static void Needs(Utf8JsonWriter json, string self, IEnumerable<string> needs, Dictionary<string, string> references)
    {
        json.WriteStartObject();
        json.WriteString("ref", self);
        json.WriteStartArray("dependsOn");
        foreach (string one in needs) json.WriteStringValue(references[one]);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
