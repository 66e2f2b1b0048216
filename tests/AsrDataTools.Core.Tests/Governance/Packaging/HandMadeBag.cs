using System.Security.Cryptography;
using System.Text;

namespace AsrDataTools.Core.Tests.Governance.Packaging;

/// <summary>A bag as others make it: written here by hand, line by line, without the module's own writer.</summary>
internal sealed class HandMadeBag : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public HandMadeBag(string algorithm = "sha256", string version = "1.0", string newLine = "\n", params (string Path, string Content)[] files)
    {
        if (files.Length == 0) files = [("data/a.wav", "alpha"), ("data/sub/b.wav", "beta"), ("data/c.txt", "gamma")];
        _folder.Write("bagit.txt", $"BagIt-Version: {version}{newLine}Tag-File-Character-Encoding: UTF-8{newLine}");
        foreach ((string path, string content) in files) _folder.Write(path, content);
        WriteManifest(algorithm, newLine, [.. files.Select(file => file.Path)]);
    }

    public string Path => _folder.Path;

    public string this[string name] => _folder[name];

    public void Write(string name, string content) => _folder.Write(name, content);

    public void WriteManifest(string algorithm, string newLine, params string[] paths) =>
        Write($"manifest-{algorithm}.txt", string.Concat(paths.Select(path => $"{Checksum(algorithm, path)}  {path}{newLine}")));

    public string Checksum(string algorithm, string path)
    {
        byte[] content = File.ReadAllBytes(this[path]);
        return Convert.ToHexStringLower(algorithm switch
        {
            "md5" => MD5.HashData(content),
            "sha1" => SHA1.HashData(content),
            "sha256" => SHA256.HashData(content),
            "sha512" => SHA512.HashData(content),
            _ => throw new ArgumentException(algorithm),
        });
    }

    public void Append(string name, string text) => File.AppendAllText(this[name], text, new UTF8Encoding(false));

    public void Dispose() => _folder.Dispose();
}
