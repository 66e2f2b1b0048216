using System.Management.Automation;
using System.Text;

namespace AsrDataTools.Shell.Essentials.Data;

/// <summary>
/// A text file being written by a cmdlet: resolves the path through the session, honours -NoClobber and
/// -Force, and gives a file that was read-only its attribute back.
/// </summary>
internal sealed class TextFileTarget : IDisposable
{
    private readonly FileStream _stream;
    private readonly FileInfo? _readOnly;

    private TextFileTarget(string path, FileStream stream, FileInfo? readOnly)
    {
        FullPath = path;
        _stream = stream;
        _readOnly = readOnly;
    }

    public string FullPath { get; }

    public static TextFileTarget Open(PSCmdlet cmdlet, string path, bool isLiteral, bool append, bool force, bool noClobber)
    {
        string full = Resolve(cmdlet, path, isLiteral);
        FileInfo? readOnly = null;
        try
        {
            var file = new FileInfo(full);
            if (noClobber && !append && file.Exists)
                throw Refuse(cmdlet, new IOException($"The file '{full}' already exists."), "NoClobber", ErrorCategory.ResourceExists, full);
            if (force && file is { Exists: true, IsReadOnly: true })
            {
                file.IsReadOnly = false;
                readOnly = file;
            }

            var stream = new FileStream(full, append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read);
            return new TextFileTarget(full, stream, readOnly);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Refuse(cmdlet, error, "FileOpenFailure", ErrorCategory.OpenError, full);
        }
    }

    public StreamWriter NewWriter(Encoding encoding) => new(_stream, encoding);

    public void Dispose()
    {
        _stream.Dispose();
        if (_readOnly is not null)
            _readOnly.IsReadOnly = true;
    }

    /// <summary>The one file that a path names, which need not exist.</summary>
    private static string Resolve(PSCmdlet cmdlet, string path, bool isLiteral)
    {
        ProviderInfo provider;
        string full;
        if (!isLiteral && WildcardPattern.ContainsWildcardCharacters(path))
        {
            var matches = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider);
            if (matches.Count != 1)
            {
                throw Refuse(
                    cmdlet,
                    new PSArgumentException($"Cannot perform operation because the path '{path}' names {matches.Count} files, not one."),
                    "ReadWriteMultipleFilesNotSupported",
                    ErrorCategory.InvalidArgument,
                    path);
            }

            full = matches[0];
        }
        else
        {
            full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _);
        }

        return provider.Name == "FileSystem"
            ? full
            : throw Refuse(
                cmdlet,
                new PSInvalidOperationException($"Cannot open file because the current provider ({provider.Name}) cannot open a file."),
                "ReadWriteFileNotFileSystemProvider",
                ErrorCategory.InvalidArgument,
                path);
    }

    private static Exception Refuse(PSCmdlet cmdlet, Exception error, string errorId, ErrorCategory category, string path)
    {
        cmdlet.ThrowTerminatingError(new ErrorRecord(error, errorId, category, path));
        return error; // not reached: the line above throws
    }
}
