using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Provider;
using AsrDataTools.Shell.Essentials.Engine;

namespace AsrDataTools.Shell.Essentials.Items;

/// <summary>
/// What Set-Content and Add-Content share: the writers are opened for the first value and stay open,
/// so that a pipeline of values becomes one file. -Encoding, -NoNewline and -AsByteStream come from the provider.
/// </summary>
public abstract class WriteContentCommand : ContentCommand, IDisposable
{
    private readonly List<IContentWriter> _writers = [];
    private string[]? _openFor;

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Value { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected abstract string ActionName { get; }

    /// <summary>Prepares an item before its writer is opened.</summary>
    private protected abstract void Prepare(ProviderContext context, string path);

    /// <summary>Prepares an open writer.</summary>
    private protected abstract void Prepare(IContentWriter writer);

    private protected override object? ProviderParameters(ProviderContext context) => context.WriterParameters(FirstPath);

    protected override void ProcessRecord()
    {
        if (_openFor is null || !_openFor.SequenceEqual(Path))
            Open();
        IList content = Value ?? [];
        foreach (IContentWriter writer in _writers)
        {
            IList written = writer.Write(content);
            if (PassThru && written is { Count: > 0 })
                WriteObject(written);
        }
    }

    protected override void EndProcessing() => Close();

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    private void Open()
    {
        Close();
        _openFor = Path;
        foreach (string target in ResolveTargets())
        {
            if (!ShouldProcess($"Path: {target}", ActionName))
                continue;
            ProviderContext context = NewContext();
            context.PassThru = false; // what the provider says of its work is not output
            string path = IsLiteral ? target : WildcardPattern.Escape(target);
            Attempt(() =>
            {
                Prepare(context, path);
                foreach (IContentWriter writer in context.OpenWriters(path))
                {
                    _writers.Add(writer);
                    Prepare(writer);
                }
            });
        }
    }

    /// <summary>The existing items that the paths name, or the new one that a path without wildcards names.</summary>
    private List<string> ResolveTargets()
    {
        var targets = new List<string>();
        foreach (string path in Path)
        {
            Collection<PathInfo> items = [];
            try
            {
                items = NewContext().Resolve(path);
            }
            catch (ItemNotFoundException)
            {
                // A new file.
            }
            catch (Exception error) when (error is SessionStateException or PSNotSupportedException)
            {
                WriteError(new ErrorRecord(((IContainsErrorRecord)error).ErrorRecord, error));
                continue;
            }

            targets.AddRange(items.Select(item => item.Path));
            if (items.Count > 0)
                continue;
            if (!IsLiteral && WildcardPattern.ContainsWildcardCharacters(path))
                ReportNothingFound(path);
            else
                targets.Add(path);
        }

        return targets;
    }

    private void Close()
    {
        foreach (IContentWriter writer in _writers)
        {
            writer.Close();
            writer.Dispose();
        }

        _writers.Clear();
    }
}
