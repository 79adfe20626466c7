import { Command, Help } from 'commander';
import { commandLineTexts as texts } from '../../dialogs/replies/commands.ts';

/** A command whose help and usage errors are Chinese; a usage error ends the process with 2. Its subcommands are made by it and alike. */
export class ChineseCommand extends Command {
  constructor(name?: string) {
    super(name);
    this.helpOption('-h, --help', texts.help)
      .helpCommand(false)
      .configureHelp({
        styleTitle: texts.heading,
        subcommandTerm: command => texts.usage(new Help().subcommandTerm(command)),
        optionDescription: ({ description, defaultValue }) =>
          defaultValue === undefined ? description : `${description}${texts.defaultValue(String(defaultValue))}`,
      })
      .configureOutput({ outputError: () => {} })
      .exitOverride(error => {
        if (error.exitCode === 0 && error.code !== 'commander.help') process.exit(0);
        // Without a subcommand commander shows the help itself.
        if (error.code !== 'commander.help')
          process.stderr.write(`${texts.usageError(error.code, named(error.message))}\n`);
        process.exit(2);
      });
  }

  override usage(own: string): this;
  override usage(): string;
  override usage(own?: string): this | string {
    return own === undefined ? texts.usage(super.usage()) : super.usage(own);
  }

  override createCommand(name?: string): Command {
    return new ChineseCommand(name);
  }
}

function named(message: string): string {
  return /'([^']+)'/.exec(message)?.[1] ?? '';
}
