using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Provider;
using System.Runtime.CompilerServices;

namespace AsrDataTools.Shell.Essentials.Engine;

/// <summary>
/// The engine's own call frame for a provider operation: it carries a cmdlet's filters, -Force and
/// dynamic parameters to the provider and brings objects, errors and ShouldProcess back to the cmdlet.
/// </summary>
/// <remarks>
/// The public <c>InvokeProvider</c> methods collect everything before returning, throw on the first
/// error and know no filters. The internal overloads that the real cmdlets call stream, report each
/// error without ending, and take the filters: behaviour that a stand-in must share. They are reached
/// by <see cref="UnsafeAccessorAttribute"/>, resolved at first call against the engine the shell ships;
/// <c>EngineAccessTests</c> calls each one, so that a renamed member fails there by name.
/// </remarks>
internal sealed class ProviderContext
{
    private const string Type = "System.Management.Automation.CmdletProviderContext, System.Management.Automation";
    private const string StateType = "System.Management.Automation.SessionStateInternal, System.Management.Automation";

    private readonly object _context;
    private readonly PSCmdlet _cmdlet;

    public ProviderContext(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _context = New(cmdlet);
    }

    public void SetFilters(string[]? include, string[]? exclude, string? filter) =>
        SetFilters(_context, new Collection<string>(include ?? []), new Collection<string>(exclude ?? []), filter);

    public bool Force { set => SetForce(_context, value); }

    public bool Literal { set => SetSuppressWildcardExpansion(_context, value); }

    public bool PassThru { set => SetPassThru(_context, value); }

    public object? DynamicParameters { set => SetDynamicParameters(_context, value); }

    public void Stop() => StopProcessing(_context);

    public void GetItem(string path) => Get(_cmdlet.InvokeProvider.Item, path, _context);

    public void GetChildItems(string path, bool recurse, uint depth) =>
        Get(_cmdlet.InvokeProvider.ChildItem, path, recurse, depth, _context);

    public void GetChildNames(string path, bool recurse, uint depth) =>
        GetNames(_cmdlet.InvokeProvider.ChildItem, path, ReturnContainers.ReturnMatchingContainers, recurse, depth, _context);

    public void NewItem(string path, string? name, string? type, object? value) =>
        New(_cmdlet.InvokeProvider.Item, path, name, type, value, _context);

    public void RenameItem(string path, string newName) =>
        Rename(_cmdlet.InvokeProvider.Item, path, newName, _context);

    public void RemoveItem(PathInfo item, bool recurse) =>
        RemoveItem(GetInternal(_cmdlet.SessionState), item.Provider.Name, item.ProviderPath, recurse, _context);

    public void CopyItem(string path, string destination, bool recurse, CopyContainers containers) =>
        Copy(_cmdlet.InvokeProvider.Item, path, destination, recurse, containers, _context);

    public void MoveItem(string path, string destination) =>
        Move(_cmdlet.InvokeProvider.Item, path, destination, _context);

    public bool ItemExists(string path) => Exists(_cmdlet.InvokeProvider.Item, path, _context);

    public bool ItemIsContainer(string path) => IsContainer(_cmdlet.InvokeProvider.Item, path, _context);

    public bool HasChildItems(string path) => HasChild(_cmdlet.InvokeProvider.ChildItem, path, _context);

    public bool IsCurrentLocationOrAncestor(string path) =>
        IsCurrentLocationOrAncestor(_cmdlet.SessionState.Path, path, _context);

    public PathInfo SetLocation(string path, bool literal) =>
        SetLocation(_cmdlet.SessionState.Path, path, _context, literal);

    public Collection<PathInfo> Resolve(string path) => GetResolvedPSPathFromPSPath(_cmdlet.SessionState.Path, path, _context);

    public Collection<IContentReader> OpenReaders(string path) => GetReader(_cmdlet.InvokeProvider.Content, path, _context);

    public Collection<IContentWriter> OpenWriters(string path) => GetWriter(_cmdlet.InvokeProvider.Content, path, _context);

    public void ClearContent(string path) => Clear(_cmdlet.InvokeProvider.Content, path, _context);

    public object? ChildItemsParameters(string path, bool recurse) =>
        GetChildItemsDynamicParameters(_cmdlet.InvokeProvider.ChildItem, path, recurse, _context);

    public object? ChildNamesParameters(string path) =>
        GetChildNamesDynamicParameters(_cmdlet.InvokeProvider.ChildItem, path, _context);

    public object? GetItemParameters(string path) => GetItemDynamicParameters(_cmdlet.InvokeProvider.Item, path, _context);

    public object? NewItemParameters(string path, string? type, object? value) =>
        NewItemDynamicParameters(_cmdlet.InvokeProvider.Item, path, type, value, _context);

    public object? RemoveItemParameters(string path, bool recurse) =>
        RemoveItemDynamicParameters(_cmdlet.InvokeProvider.Item, path, recurse, _context);

    public object? CopyItemParameters(string path, string destination, bool recurse) =>
        CopyItemDynamicParameters(_cmdlet.InvokeProvider.Item, path, destination, recurse, _context);

    public object? ItemExistsParameters(string path) => ItemExistsDynamicParameters(_cmdlet.InvokeProvider.Item, path, _context);

    public object? ReaderParameters(string path) => GetContentReaderDynamicParameters(_cmdlet.InvokeProvider.Content, path, _context);

    public object? WriterParameters(string path) => GetContentWriterDynamicParameters(_cmdlet.InvokeProvider.Content, path, _context);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType(Type)]
    private static extern object New(Cmdlet cmdlet);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void SetFilters([UnsafeAccessorType(Type)] object context, Collection<string> include, Collection<string> exclude, string? filter);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Force")]
    private static extern void SetForce([UnsafeAccessorType(Type)] object context, SwitchParameter value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_SuppressWildcardExpansion")]
    private static extern void SetSuppressWildcardExpansion([UnsafeAccessorType(Type)] object context, bool value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_PassThru")]
    private static extern void SetPassThru([UnsafeAccessorType(Type)] object context, bool value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_DynamicParameters")]
    private static extern void SetDynamicParameters([UnsafeAccessorType(Type)] object context, object? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void StopProcessing([UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void Get(ItemCmdletProviderIntrinsics item, string path, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void Get(ChildItemCmdletProviderIntrinsics children, string path, bool recurse, uint depth, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void GetNames(ChildItemCmdletProviderIntrinsics children, string path, ReturnContainers containers, bool recurse, uint depth, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern bool HasChild(ChildItemCmdletProviderIntrinsics children, string path, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void New(ItemCmdletProviderIntrinsics item, string path, string? name, string? type, object? value, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void Rename(ItemCmdletProviderIntrinsics item, string path, string newName, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void Copy(ItemCmdletProviderIntrinsics item, string path, string destination, bool recurse, CopyContainers containers, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void Move(ItemCmdletProviderIntrinsics item, string path, string destination, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern bool Exists(ItemCmdletProviderIntrinsics item, string path, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern bool IsContainer(ItemCmdletProviderIntrinsics item, string path, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Internal")]
    [return: UnsafeAccessorType(StateType)]
    private static extern object GetInternal(SessionState state);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void RemoveItem([UnsafeAccessorType(StateType)] object state, string provider, string path, bool recurse, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern bool IsCurrentLocationOrAncestor(PathIntrinsics paths, string path, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern PathInfo SetLocation(PathIntrinsics paths, string path, [UnsafeAccessorType(Type)] object context, bool literal);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern Collection<PathInfo> GetResolvedPSPathFromPSPath(PathIntrinsics paths, string path, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern Collection<IContentReader> GetReader(ContentCmdletProviderIntrinsics content, string path, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern Collection<IContentWriter> GetWriter(ContentCmdletProviderIntrinsics content, string path, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void Clear(ContentCmdletProviderIntrinsics content, string path, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern object? GetChildItemsDynamicParameters(ChildItemCmdletProviderIntrinsics children, string path, bool recurse, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern object? GetChildNamesDynamicParameters(ChildItemCmdletProviderIntrinsics children, string path, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern object? GetItemDynamicParameters(ItemCmdletProviderIntrinsics item, string path, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern object? NewItemDynamicParameters(ItemCmdletProviderIntrinsics item, string path, string? type, object? value, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern object? RemoveItemDynamicParameters(ItemCmdletProviderIntrinsics item, string path, bool recurse, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern object? CopyItemDynamicParameters(ItemCmdletProviderIntrinsics item, string path, string destination, bool recurse, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern object? ItemExistsDynamicParameters(ItemCmdletProviderIntrinsics item, string path, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern object? GetContentReaderDynamicParameters(ContentCmdletProviderIntrinsics content, string path, [UnsafeAccessorType(Type)] object context);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern object? GetContentWriterDynamicParameters(ContentCmdletProviderIntrinsics content, string path, [UnsafeAccessorType(Type)] object context);
}
