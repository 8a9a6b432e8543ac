import Testing

/// Tests that live in real time on a test exchange, one after the other: two at once would only wait
/// for each other's processor.
@Suite(.serialized) enum RealTime {}
