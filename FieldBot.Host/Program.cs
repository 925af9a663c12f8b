return await FieldBot.Host.Commands.CommandLine.Run(args);
