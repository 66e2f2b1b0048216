using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Security.Cryptography;
using Microsoft.PowerShell.Commands;

namespace AsrDataTools.Shell.Essentials.Items;

[Cmdlet(VerbsCommon.Get, "FileHash", DefaultParameterSetName = "Path")]
[OutputType(typeof(FileHashInfo))]
public sealed class GetFileHashCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "Stream", Position = 0)]
    public Stream? InputStream { get; set; }

    [Parameter(Position = 1)]
    [ValidateSet("SHA1", "SHA256", "SHA384", "SHA512", "MD5")]
    public string Algorithm { get; set; } = "SHA256";

    protected override void ProcessRecord()
    {
        foreach (string path in LiteralPath)
            WriteHashOf(SessionState.Path.GetUnresolvedProviderPathFromPSPath(path));
        foreach (string path in Path)
        {
            foreach (string file in Resolve(path))
                WriteHashOf(file);
        }
    }

    protected override void EndProcessing()
    {
        if (InputStream is not null)
            WriteHash(InputStream, null);
    }

    private Collection<string> Resolve(string path)
    {
        try
        {
            return SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _);
        }
        catch (ItemNotFoundException error)
        {
            if (!WildcardPattern.ContainsWildcardCharacters(path))
                WriteError(new ErrorRecord(error, "FileNotFound", ErrorCategory.ObjectNotFound, path));
            return [];
        }
    }

    private void WriteHashOf(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            WriteHash(stream, file);
        }
        catch (FileNotFoundException error)
        {
            WriteError(new ErrorRecord(error, "FileNotFound", ErrorCategory.ObjectNotFound, file));
        }
        catch (UnauthorizedAccessException error)
        {
            WriteError(new ErrorRecord(error, "UnauthorizedAccessError", ErrorCategory.InvalidData, file));
        }
        catch (IOException error)
        {
            WriteError(new ErrorRecord(error, "FileReadError", ErrorCategory.ReadError, file));
        }
    }

    private void WriteHash(Stream stream, string? path)
    {
        byte[] hash = CryptographicOperations.HashData(new HashAlgorithmName(Algorithm.ToUpperInvariant()), stream);
        WriteObject(new FileHashInfo { Algorithm = Algorithm.ToUpperInvariant(), Hash = Convert.ToHexString(hash), Path = path });
    }
}
