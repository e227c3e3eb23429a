result = (1 +
          2 *
          undefined_thing(3,
              4) - 1)
