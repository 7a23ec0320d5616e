"""What leaves the workspace: messages by mail, chat and webhook; imports and exports of other tools."""
