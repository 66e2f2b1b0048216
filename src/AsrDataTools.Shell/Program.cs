Console.WriteLine("asrdata");
