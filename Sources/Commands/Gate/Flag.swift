import ArgumentParser

/// On the command line a flag is an option without a value; a case's flags are `Cases.Flag`.
typealias Flag<Value> = ArgumentParser.Flag<Value>
