using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AsrDataTools.Core.Tests.Transcription;

/// <summary>A service on this machine that answers as it is told, one answer a request; the last one again for further requests.</summary>
internal sealed class StubService : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, string, StubAnswer> _answer;
    private readonly List<string> _requests = [];

    /// <param name="answer">The number of the request, from 0, and its text (bytes as Latin-1) → what to do.</param>
    public StubService(Func<int, string, StubAnswer> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = Task.Run(Serve);
    }

    public Uri Address { get; }

    /// <summary>Whole requests, bytes as Latin-1.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests) return [.. _requests];
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Serve()
    {
        CancellationToken stop = _stop.Token;
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(stop);
                _ = Task.Run(() => Serve(client, stop), stop);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client, CancellationToken stop)
    {
        using (client)
        {
            NetworkStream stream = client.GetStream();
            string request = await Read(stream, stop);
            int number;
            lock (_requests)
            {
                number = _requests.Count;
                _requests.Add(request);
            }

            StubAnswer answer = _answer(number, request);
            if (answer.Stall is { } stall) await Task.Delay(stall, stop);
            if (answer.IsReset)
            {
                client.LingerState = new LingerOption(enable: true, seconds: 0);
                return;
            }

            byte[] body = answer.Body;
            string head = $"HTTP/1.1 {answer.Status} Stub\r\nContent-Type: application/json\r\nContent-Length: {answer.DeclaredLength ?? body.Length}\r\nConnection: close\r\n{string.Concat(answer.Headers.Select(header => header + "\r\n"))}\r\n";
            try
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head), stop);
                await stream.WriteAsync(body, stop);
                for (long sent = body.Length; sent < answer.DeclaredLength; sent += 1 << 20) await stream.WriteAsync(new byte[1 << 20], stop);
            }
            catch (IOException)
            {
                // The client has had enough.
            }
        }
    }

    private static async Task<string> Read(NetworkStream stream, CancellationToken stop)
    {
        StringBuilder request = new();
        byte[] buffer = new byte[1 << 16];
        while (true)
        {
            int read = await stream.ReadAsync(buffer, stop);
            request.Append(Encoding.Latin1.GetString(buffer, 0, read));
            string text = request.ToString();
            int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (read == 0) return text;
            if (end < 0) continue;
            if (text.Contains("chunked", StringComparison.OrdinalIgnoreCase) ? text.EndsWith("0\r\n\r\n", StringComparison.Ordinal) : text.Length - end - 4 >= Length(text)) return text;
        }
    }

    private static int Length(string text)
    {
        string? line = text.Split("\r\n").FirstOrDefault(header => header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>What the service does with a request.</summary>
internal sealed record StubAnswer(int Status, byte[] Body)
{
    public StubAnswer(int status, string body)
        : this(status, Encoding.UTF8.GetBytes(body))
    {
    }

    public string[] Headers { get; init; } = [];

    public TimeSpan? Stall { get; init; }

    public bool IsReset { get; init; }

    /// <summary>Sends so many bytes.</summary>
    public long? DeclaredLength { get; init; }
}
