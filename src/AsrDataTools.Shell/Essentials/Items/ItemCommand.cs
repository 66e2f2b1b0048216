using System.Management.Automation;
using AsrDataTools.Shell.Essentials.Engine;

namespace AsrDataTools.Shell.Essentials.Items;

/// <summary>
/// A cmdlet on a provider's items: gives the provider its filters and dynamic parameters, reports each
/// path that fails as one error and goes on with the next.
/// </summary>
public abstract class ItemCommand : PSCmdlet, IDynamicParameters
{
    private readonly List<ProviderContext> _running = [];
    private object? _dynamicParameters;

    private protected virtual string? FilterText => null;

    private protected virtual string[]? IncludeNames => null;

    private protected virtual string[]? ExcludeNames => null;

    private protected virtual bool ForceRequested => false;

    private protected bool IsLiteral { get; set; }

    public object? GetDynamicParameters()
    {
        try
        {
            return _dynamicParameters = ProviderParameters(NewContext());
        }
        catch (Exception error) when (IsPathError(error))
        {
            // A path that cannot be resolved is reported when it is used, not while parameters are bound.
            return _dynamicParameters = null;
        }
    }

    private protected virtual object? ProviderParameters(ProviderContext context) => null;

    private protected ProviderContext NewContext()
    {
        var context = new ProviderContext(this)
        {
            Force = ForceRequested,
            Literal = IsLiteral,
            DynamicParameters = _dynamicParameters,
        };
        context.SetFilters(IncludeNames, ExcludeNames, FilterText);
        _running.Add(context);
        return context;
    }

    protected override void StopProcessing() => _running.ForEach(context => context.Stop());

    /// <summary>Runs one operation; a path error becomes one non-terminating error. False when it failed.</summary>
    private protected bool Attempt(Action operation)
    {
        try
        {
            operation();
            return true;
        }
        catch (Exception error) when (IsPathError(error))
        {
            WriteError(new ErrorRecord(((IContainsErrorRecord)error).ErrorRecord, error));
            return false;
        }
    }

    private static bool IsPathError(Exception error) =>
        error is PSNotSupportedException or SessionStateException and IContainsErrorRecord;
}
