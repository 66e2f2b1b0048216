// Scripts catch what Write-Error writes by this name.
namespace Microsoft.PowerShell.Commands;

/// <summary>The exception of an error that was written with a message only.</summary>
public sealed class WriteErrorException(string message) : SystemException(message);
