Console.WriteLine("FieldBot");
