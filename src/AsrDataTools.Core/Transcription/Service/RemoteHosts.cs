using System.Net;
using System.Net.Sockets;

namespace AsrDataTools.Transcription;

/// <summary>Where audio may go: this machine, and hosts that were named for it.</summary>
internal static class RemoteHosts
{
    /// <summary>Whether an address can only mean this machine.</summary>
    public static bool IsLoopback(Uri address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));

    /// <param name="policy">The policy that names the allowed hosts; null where the caller does.</param>
    /// <exception cref="SpeechDataException">The address is none of HTTP (<c>EndpointInvalid</c>), or of a host that was not named (<c>RemoteHostNotAllowed</c>), or the key would go over the network in clear (<c>ApiKeyExposed</c>).</exception>
    public static void Require(Uri address, IReadOnlyList<string> allowed, string? policy, bool hasKey)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
        {
            throw new SpeechDataException(
                "EndpointInvalid", SpeechDataProblem.InvalidArgument, $"'{address.OriginalString}' is no address of a service: give http:// or https://, host, port and nothing of a login, for example http://127.0.0.1:8000.");
        }

        if (IsLoopback(address)) return;
        if (!allowed.Contains(address.Host, StringComparer.OrdinalIgnoreCase))
        {
            throw new SpeechDataException(
                "RemoteHostNotAllowed", SpeechDataProblem.InvalidArgument, policy is null
                    ? $"Audio would leave this machine for '{address.Host}'. If it may, name that host with -AllowRemoteHost {address.Host}; every transfer is recorded in -TransferLog."
                    : $"Audio would leave this machine for '{address.Host}', and {policy} does not allow that: {(allowed.Count == 0 ? "it names no hosts" : $"it names {string.Join(", ", allowed)}")}. Who answers for the policy can add it under RemoteHost; -AllowRemoteHost cannot.");
        }

        if (hasKey && address.Scheme != "https")
        {
            throw new SpeechDataException(
                "ApiKeyExposed", SpeechDataProblem.InvalidArgument, $"The key would cross the network to '{address.Host}' in clear. Give an https:// address.");
        }
    }

    /// <summary>Connects; an address that must be this machine is refused where its name stands for another.</summary>
    public static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, bool mustBeLoopback, CancellationToken cancellation)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation).ConfigureAwait(false);
        if (mustBeLoopback) addresses = [.. addresses.Where(IPAddress.IsLoopback)];
        if (addresses.Length == 0) throw new HttpRequestException($"'{context.DnsEndPoint.Host}' stands for no address of this machine");
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
