return await FieldBot.Host.Hosting.RunBot.Run(args);
