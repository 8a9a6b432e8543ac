extension CaseProjection {
  /// Writes into the cases that are kept what their events have always said: the time that clocks
  /// were given, and whether the customer signed.
  ///
  /// `events` is the table of event lines, `order` its order.
  static func agreements(from events: String, by order: String) -> String {
    """
    UPDATE case_row SET body = json_set(body, '$.extensions', (
      SELECT json_group_array(json(given)) FROM (
        SELECT json_object('clock', line ->> '$.data.clock', 'until', line ->> '$.data.until',
          'at', line ->> '$.time', 'by', line ->> '$.data.actor',
          'agreedBy', line ->> '$.data.agreedBy') AS given
        FROM \(events) WHERE subject = case_row.number AND type = 'case.extended'
          AND line ->> '$.data.until' IS NOT NULL AND line ->> '$.data.clock' IS NOT NULL
        ORDER BY \(order))))
      WHERE number IN (SELECT subject FROM \(events) WHERE type = 'case.extended'
        AND line ->> '$.data.until' IS NOT NULL AND line ->> '$.data.clock' IS NOT NULL);
    UPDATE case_row SET body = json_set(body, '$.signature', (
      SELECT json_object('isRefused', json(ifnull(line -> '$.data.refused', 'false')),
        'at', line ->> '$.time')
      FROM \(events) WHERE subject = case_row.number AND type = 'case.signed'
      ORDER BY \(order) DESC LIMIT 1))
      WHERE number IN (SELECT subject FROM \(events) WHERE type = 'case.signed');
    """
  }
}
