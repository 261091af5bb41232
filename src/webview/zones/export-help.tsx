/** How a file gets into a calendar. */
export function ExportHelp() {
  return (
    <section aria-labelledby="export">
      <h2 id="export">On your real calendar</h2>
      <p>
        <em>Export .ics</em> writes zones as events that repeat every week and show you as busy. Google: <strong>Settings, Import &amp; export</strong>.
        Outlook: <strong>Add calendar, Upload from file</strong>, or open the file of a single zone. Apple: open the file. Each zone stays the same event, so calendars that go by the UID update it when you import it again.
      </p>
      <p class="faint">
        <em>Invitation</em> is for others: a team that should see the time, or another address of yours. Nobody can accept an invitation of their own.
      </p>
    </section>
  );
}
