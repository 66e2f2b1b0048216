using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Provider;
using AsrDataTools.Shell.Essentials.Engine;
using Microsoft.PowerShell.Commands;

namespace AsrDataTools.Shell.Essentials.Items;

/// <summary>-Raw, -Encoding, -Delimiter, -AsByteStream and -Wait come from the provider.</summary>
[Cmdlet(VerbsCommon.Get, "Content", DefaultParameterSetName = "Path")]
[OutputType(typeof(string), typeof(byte))]
public sealed class GetContentCommand : ContentCommand
{
    private object? _parameters;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public long ReadCount { get; set; } = 1;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, long.MaxValue)]
    [Alias("First", "Head")]
    public long TotalCount { get; set; } = -1;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, int.MaxValue)]
    [Alias("Last")]
    public int Tail { get; set; } = -1;

    private protected override object? ProviderParameters(ProviderContext context) =>
        _parameters = context.ReaderParameters(FirstPath);

    protected override void ProcessRecord()
    {
        if (TotalCount != -1 && Tail != -1)
        {
            WriteError(new ErrorRecord(
                new InvalidOperationException("The parameters TotalCount and Tail cannot be used together. Please specify only one parameter."),
                "TailAndHeadCannotCoexist",
                ErrorCategory.InvalidOperation,
                null));
            return;
        }

        if (Tail != -1 && _parameters is FileSystemContentReaderDynamicParameters { Wait.IsPresent: true })
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSNotSupportedException("Tail together with Wait is not supported in this shell: use one of them, or pwsh."),
                "TailAndWaitNotSupported",
                ErrorCategory.NotImplemented,
                null));
        }

        if (TotalCount == 0)
            return;
        foreach (PathInfo item in ResolveExisting())
        {
            Collection<IContentReader> readers = [];
            Attempt(() => readers = NewContext().OpenReaders(IsLiteral ? item.Path : WildcardPattern.Escape(item.Path)));
            foreach (IContentReader reader in readers)
            {
                using (reader)
                {
                    if (Tail == -1)
                        WriteAll(reader, item);
                    else
                        WriteTail(reader, item);
                    reader.Close();
                }
            }
        }
    }

    private void WriteAll(IContentReader reader, PathInfo item)
    {
        var notes = new ContentNotes(item, SessionState.Path);
        long read = 0;
        while (TotalCount == -1 || read < TotalCount)
        {
            long wanted = ReadCount;
            if (TotalCount > 0 && (wanted == 0 || TotalCount - wanted < read))
                wanted = TotalCount - read;
            if (Read(reader, wanted, item) is not { Count: > 0 } items)
                return;
            read += items.Count;
            WriteObject(notes.AttachTo(ReadCount == 1 ? items[0]! : items, read));
        }
    }

    private void WriteTail(IContentReader reader, PathInfo item)
    {
        var notes = new ContentNotes(item, SessionState.Path);
        var last = new Queue<object>();
        long read = 0;
        while (Read(reader, 1024, item) is { Count: > 0 } items)
        {
            read += items.Count;
            foreach (object content in items)
            {
                last.Enqueue(content);
                if (last.Count > Tail)
                    last.Dequeue();
            }
        }

        read -= last.Count;
        foreach (object[] chunk in last.Chunk(ReadCount <= 0 ? int.MaxValue : (int)Math.Min(ReadCount, int.MaxValue)))
        {
            read += chunk.Length;
            WriteObject(notes.AttachTo(ReadCount == 1 ? chunk[0] : chunk, read));
        }
    }

    private IList? Read(IContentReader reader, long count, PathInfo item)
    {
        try
        {
            return reader.Read(count);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            WriteError(new ErrorRecord(
                new IOException($"'{item.Path}' could not be read to its end: {error.Message}", error),
                "ProviderContentReadError",
                ErrorCategory.ReadError,
                item.Path));
            return null;
        }
    }
}
