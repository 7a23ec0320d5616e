"""Is a message about a slip fit to be sent: owned, without excuse, dated, with nothing internal?"""
