"""The ``click`` group of the ``procframe`` command, whose commands are imported one by one when they are used."""

from __future__ import annotations

import importlib
import os

import click

from procframe._version import __version__
from procframe.cli import report

__all__ = ["COMMANDS", "cli", "run"]

COMMANDS = {
    "show": "outputs",
    "json": "outputs",
    "jsonl": "outputs",
    "csv": "outputs",
    "convert": "convert",
    "regen": "regen",
    "verify": "verify",
    "formats": "formats",
    "explain": "explain",
    "plugins": "plugins",
    "capture": "capture",
}
"""The core's commands in the order of the help, and the module of each, where it is named ``<name>_command``."""


class _Group(click.Group):
    """A group that knows the core's commands by name, and asks the plugins for theirs when it needs them."""

    _asked = False

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The core's commands, then those of plugins."""
        self._ask_plugins()
        return [*COMMANDS, *sorted(self.commands.keys() - COMMANDS.keys())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name in COMMANDS:
            module = importlib.import_module(f"procframe.cli.{COMMANDS[cmd_name]}")
            found: click.Command = getattr(module, f"{cmd_name}_command")
            return found
        self._ask_plugins()
        return self.commands.get(cmd_name)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a plugin's command; the names of the core's cannot be taken."""
        if (name or cmd.name) in COMMANDS:
            raise ValueError(f"the name {name or cmd.name!r} is taken by the core")
        super().add_command(cmd, name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; an unknown one gets a suggestion."""
        name = args[0] if args else ""
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            import difflib

            close = difflib.get_close_matches(name, self.list_commands(ctx), 1)
            ctx.fail(f"no command is called {name!r}" + (f"; did you mean {close[0]!r}?" if close else ""))
        return super().resolve_command(ctx, args)

    def _ask_plugins(self) -> None:
        if not self._asked:
            self._asked = True
            from procframe._manager import manager

            manager(report.line).add_commands(self)


@click.group(
    "procframe",
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExamples:\n"
    "  procframe show /proc/meminfo\n"
    "  procframe json net/tcp | jq '.[].local_port'\n"
    "  procframe verify capture.tar.xz\n\n"
    "\b\nShell completion:\n"
    '  bash: eval "$(_PROCFRAME_COMPLETE=bash_source procframe)"\n'
    '  zsh:  eval "$(_PROCFRAME_COMPLETE=zsh_source procframe)"\n'
    "  fish: _PROCFRAME_COMPLETE=fish_source procframe | source\n",
)
@click.version_option(__version__, prog_name="procframe", message="%(prog)s %(version)s")
def cli() -> None:
    """Files under /proc, live or copied from any machine, as typed records, and back byte for byte.

    A PATH is /proc/net/tcp, net/tcp, tcp, 1234/status, a copied file such as ./copy/net/tcp, a glob, or - for standard
    input (with --as).
    """


def run(arguments: list[str]) -> int:
    """Run the command line, and give the exit code."""
    if "_PROCFRAME_COMPLETE" in os.environ:
        cli.main(arguments, prog_name="procframe")
    try:
        with cli.make_context("procframe", list(arguments)) as context:
            result = cli.invoke(context)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return 2
    except click.ClickException as error:
        where = getattr(error, "ctx", None)
        hint = f" (see: {where.command_path} --help)" if where is not None else ""
        report.line(f"{error.format_message().rstrip('.')}{hint}")
        return error.exit_code
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.Abort:
        return 130
    return result if isinstance(result, int) else 0
