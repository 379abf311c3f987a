"""The commands, by what people do with them: make a build, ask it, share it. They parse, call one function, print."""
