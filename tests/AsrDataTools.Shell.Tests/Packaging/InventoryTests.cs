using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AsrDataTools.Packaging;

namespace AsrDataTools.Shell.Tests.Packaging;

/// <summary>Bill of materials and notices of a product made of packages that these tests write.</summary>
public sealed class InventoryTests : IDisposable
{
    private const string Mit = "MIT\n\nPermission is hereby granted, free of charge, to anyone.\nOTHER DEALINGS IN THE\nSOFTWARE.\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("asrdata-inventory-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void PackagesFilesAndNeedsAreThere()
    {
        Package("Upper", "<license type=\"expression\">MIT</license><copyright>Copyright Upper</copyright>");
        Package("Lower", "<license type=\"file\">LICENSE</license>", ("LICENSE", Mit));
        Package("Framework", "<license type=\"expression\">MIT</license>");
        Product product = Product.Of("Thing", "1.0", Mit, [Part("Upper", "bin/Upper.dll"), Part("Lower", "bin/Lower.dll"), Part("Framework", "clr.so"), Part("", "Thing.dll")], _folder);
        // Upper needs Lower through a package that ships nothing.
        string assets = Write("project.assets.json", """
            {"targets":{"net10.0":{
              "Upper/1.0.0":{"type":"package","dependencies":{"Meta":"1.0"}},
              "Meta/1.0.0":{"type":"package","dependencies":{"Lower":"1.0"}},
              "Lower/1.0.0":{"type":"package"},
              "Thing.Core/1.0":{"type":"project","dependencies":{"Upper":"1.0"}}}},
             "project":{"frameworks":{"net10.0":{}}}}
            """);
        byte[] once = Bill(product, assets);
        Assert.Equal(once, Bill(product, assets));

        JsonElement bill = JsonDocument.Parse(once).RootElement;
        Assert.Equal("CycloneDX", bill.GetProperty("bomFormat").GetString());
        Assert.Equal("Thing.dll", bill.GetProperty("metadata").GetProperty("component").GetProperty("components")[0].GetProperty("name").GetString());
        JsonElement upper = bill.GetProperty("components").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "Upper");
        Assert.Equal("pkg:nuget/Upper@1.0.0", upper.GetProperty("purl").GetString());
        Assert.Equal(new string('0', 126) + "2a", upper.GetProperty("hashes")[0].GetProperty("content").GetString());
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("bin/Upper.dll"))),
            upper.GetProperty("components")[0].GetProperty("hashes")[0].GetProperty("content").GetString());
        Assert.Equal("declared", License(upper).GetProperty("acknowledgement").GetString());
        JsonElement lower = bill.GetProperty("components").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "Lower");
        Assert.Equal(("MIT", "concluded"), (License(lower).GetProperty("id").GetString(), License(lower).GetProperty("acknowledgement").GetString()));
        Assert.Equal(["pkg:nuget/Framework@1.0.0", "pkg:nuget/Upper@1.0.0"], Needs(bill, "pkg:nuget/Thing@1.0"));
        Assert.Equal(["pkg:nuget/Lower@1.0.0"], Needs(bill, "pkg:nuget/Upper@1.0.0"));
    }

    [Fact]
    public void NoticesSayEachTextOnce()
    {
        Package("First", "<license type=\"file\">LICENSE</license>", ("LICENSE", Mit), ("ThirdPartyNotices.txt", "Long notices."));
        Package("Second", "<license type=\"file\">LICENSE</license>", ("LICENSE", Mit), ("ThirdPartyNotices.txt", "Long notices."));
        Package("Third", "<license type=\"expression\">MIT</license><copyright>Copyright Third</copyright>");
        string notices = Notices.Text(Product.Of("Thing", "1.0", Mit, [Part("First", "1.dll"), Part("Second", "2.dll"), Part("Third", "3.dll")], _folder));
        Assert.Single(notices.Split("Long notices."), text => text.Contains("Third 1.0.0\nCopyright Third", StringComparison.Ordinal));
        Assert.Contains("ThirdPartyNotices.txt: the same as that of First 1.0.0.", notices, StringComparison.Ordinal);
        Assert.Contains("The license MIT\n\nPermission is hereby granted", notices, StringComparison.Ordinal);
    }

    [Fact]
    public void APackageWhoseLicenseCannotBeToldIsRefused()
    {
        Package("Closed", "<license type=\"file\">LICENSE</license>", ("LICENSE", "You may not share it."));
        Product product = Product.Of("Thing", "1.0", Mit, [Part("Closed", "1.dll")], _folder);
        Assert.Contains("Closed 1.0.0", Assert.Throws<PackagingException>(() => Notices.Text(product)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APackageThatIsNotRestoredIsNamed() =>
        Assert.Contains("Absent 1.0.0", Assert.Throws<PackagingException>(() => PackageFacts.Read(_folder, "Absent", "1.0.0")).Message, StringComparison.Ordinal);

    [Fact]
    public void OnlyTheNativeFilesOfTheRuntimeArePartsOfIt()
    {
        string list = Write("parts.tsv", "A\t1.0\tbin/Dependencies/runtimes/linux-x64/native/a.so\t/a\nA\t1.0\tbin/Dependencies/runtimes/win-x64/native/a.dll\t/b\n\t\tLICENSE\t/c\n");
        Assert.Equal(["/a", "/c"], AsrDataTools.Packaging.Part.ReadList(list, "linux-x64").Select(part => part.Source));
        Assert.Equal(3, AsrDataTools.Packaging.Part.ReadList(list, null).Count);
        Assert.Contains("LICENSE", Assert.Throws<PackagingException>(() => AsrDataTools.Packaging.Part.ReadList(Write("bad.tsv", "LICENSE\t/c"), null)).Message, StringComparison.Ordinal);
    }

    private static JsonElement License(JsonElement component) => component.GetProperty("licenses")[0].GetProperty("license");

    private static IEnumerable<string?> Needs(JsonElement bill, string of) =>
        bill.GetProperty("dependencies").EnumerateArray().Single(one => one.GetProperty("ref").GetString() == of).GetProperty("dependsOn").EnumerateArray().Select(one => one.GetString());

    private static byte[] Bill(Product product, string assets)
    {
        using MemoryStream stream = new();
        BillOfMaterials.Write(product, new DependencyGraph([assets], [.. product.Packages.Select(one => $"{one.Id}/{one.Version}")]), stream);
        return stream.ToArray();
    }

    private Part Part(string package, string place) => new(package, package.Length > 0 ? "1.0.0" : "", place, Write(place, place));

    private void Package(string id, string facts, params (string Name, string Text)[] files)
    {
        string place = $"{id.ToLowerInvariant()}/1.0.0/";
        Write($"{place}{id.ToLowerInvariant()}.nuspec", $"<package><metadata><id>{id}</id><version>1.0.0</version><authors>Someone</authors>{facts}</metadata></package>");
        Write($"{place}{id.ToLowerInvariant()}.1.0.0.nupkg.sha512", Convert.ToBase64String([.. new byte[63], 42]));
        foreach ((string name, string text) in files) Write(place + name, text);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
